"""Whole views of the explorer, each with its style sheet beside it. No screen imports another one at module level."""
