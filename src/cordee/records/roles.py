"""The roles of users, in words; what each may do stands in ``permissions``. A page asks ``may``, never for a role by name."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text
from cordee.records.permissions import MAY, Deed, role_may

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
        "reads everything, takes files in, changes rules, keeps the trust register, sends",
        "lit tout, importe, change les règles, tient le registre de confiance, envoie",
    ),
    "sales": Text("reads everything", "lit tout"),
    "expert": Text("sees their own page only", "ne voit que sa propre page"),
    "reader": Text("reads everything", "lit tout"),
}

__all__ = ["MAY", "MEANINGS", "ROLES", "Deed", "role_may"]
