"""Quotations and who said them.

The face of the room. Nothing here resolves names or keeps a result.
"""

from csto_tui.statements.find import find_statements, set_apart
from csto_tui.statements.roles import AskedRoles, Role, Roles, learn_roles, role_uses, roles_of

__all__ = [
    "AskedRoles",
    "Role",
    "Roles",
    "find_statements",
    "learn_roles",
    "role_uses",
    "roles_of",
    "set_apart",
]
