"""The corpus room: files become articles, and what is known of each carries its evidence.

This face imports nothing: a start that has nothing to read loads no reader.
"""
