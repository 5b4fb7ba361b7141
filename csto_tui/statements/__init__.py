"""Quotations and who said them.

The face of the room. Nothing here resolves names or keeps a result.
"""

from csto_tui.statements.find import find_statements, set_apart
from csto_tui.statements.roles import Roles, learn_roles

__all__ = ["Roles", "find_statements", "learn_roles", "set_apart"]
