"""Face two, for readers: the explorer. Nothing below this folder knows Textual; nothing here decides what a
search finds.
"""
