"""The roles of users and what each may do. A page asks ``may``; it never asks for a role by name."""

from __future__ import annotations

from typing import Literal

from cordee.core.vocabulary.text import Text

Deed = Literal["read", "take_in", "settings", "users", "trust"]

ROLES: dict[str, Text] = {
    "administrator": Text("Administrator", "Administration"),
    "marketing": Text("Marketing", "Marketing"),
    "sales": Text("Sales", "Commercial"),
    "expert": Text("Expert", "Expertise"),
    "reader": Text("Reader", "Lecture"),
}
MEANINGS: dict[str, Text] = {
    "administrator": Text("everything, users included", "tout, utilisateurs compris"),
    "marketing": Text(
        "reads everything, takes files in, changes settings", "lit tout, importe des fichiers, change les réglages"
    ),
    "sales": Text("reads everything", "lit tout"),
    "expert": Text("sees their own page only", "ne voit que sa propre page"),
    "reader": Text("reads everything", "lit tout"),
}
_MAY: dict[str, frozenset[Deed]] = {
    "administrator": frozenset({"read", "take_in", "settings", "users", "trust"}),
    "marketing": frozenset({"read", "take_in", "settings", "trust"}),
    "sales": frozenset({"read"}),
    "expert": frozenset(),
    "reader": frozenset({"read"}),
}


def role_may(role: str, deed: Deed) -> bool:
    """Say whether a role may do something.

    Examples
    --------
    >>> role_may("marketing", "take_in"), role_may("reader", "take_in"), role_may("expert", "read")
    (True, False, False)
    """
    return deed in _MAY.get(role, frozenset())
