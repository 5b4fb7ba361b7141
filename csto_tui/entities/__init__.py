"""People, organizations, places, events and documents: recognised by rules, resolved across spellings and scripts.

What a start needs of it is little: each module is imported by itself.
"""
