"""Pure verbs over text. Nothing here opens a file, draws, or remembers a reader."""
