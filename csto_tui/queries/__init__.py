"""What a reader typed → a tree → what it was understood to mean. Nothing here searches."""
