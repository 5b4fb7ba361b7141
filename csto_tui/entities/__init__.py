"""People, organizations, places, events and documents: recognised by rules, resolved across spellings and scripts.

The face of the room, but for what few starts need (`recognizers`, `roles`, `suggest`, `hand`): that is imported from
its own module. Nothing here reads an article from disk or keeps a result.
"""

from csto_tui.entities.compare_names import same_name
from csto_tui.entities.lookup import matching
from csto_tui.entities.recognize import recognize
from csto_tui.entities.resolve import Resolution, resolve
from csto_tui.entities.variants import variants

__all__ = ["Resolution", "matching", "recognize", "resolve", "same_name", "variants"]
