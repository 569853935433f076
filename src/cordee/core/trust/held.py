"""What is held about one person: in which tables their keys stand, and what all of it together is.

Somebody else's key in a row of theirs (the other end of a tie) is not theirs to have: it is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import (
    ANSWERS,
    AUDIENCE_QUESTIONS,
    CONSENTS,
    CONTENTS,
    DEAL_LINKS,
    DEALS,
    INTERACTIONS,
    MERGES,
    PERSON_RECORDS,
    REJECTED_ROWS,
    TOUCHES,
)

Row = Mapping[str, Any]
NAMED: dict[Contract, tuple[str, ...]] = {
    PERSON_RECORDS: ("source_key",),
    TOUCHES: ("person_key",),
    ANSWERS: ("person_key",),
    DEALS: ("person_key",),
    DEAL_LINKS: ("person_key",),
    CONSENTS: ("person_key",),
    CONTENTS: ("author_key",),
    AUDIENCE_QUESTIONS: ("person_key",),
    INTERACTIONS: ("from_key", "to_key"),
    MERGES: ("from_key", "into_key"),
    REJECTED_ROWS: ("value",),
}
ANOTHER = "(another person)"


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that is held about one person.

    Parameters
    ----------
    person_id
        Their id in the results.
    described
        How the last run describes them.
    sources
        Which source knows them, since when.
    facts
        Rows of each facts table that name them.
    typed
        What was typed in about them or with them, by register.
    files
        The files that brought it: name, source, day.
    """

    person_id: str
    described: Row
    sources: Sequence[Row]
    facts: Mapping[str, Sequence[Row]]
    typed: Mapping[str, Sequence[Row]]
    files: Sequence[Row]


class Papers(Protocol):
    """Everything that the records hold under somebody's subjects, by register."""

    def about(self, subjects: Collection[str]) -> dict[str, list[dict[str, Any]]]:
        """Give every entry under any of these subjects."""
        ...


def naming(contract: Contract, keys: Collection[str]) -> ir.Table:
    """Ask for the rows of a facts table that name a person by one of their keys."""
    rows = contract.table()
    wanted = sorted(keys)
    if contract is REJECTED_ROWS:
        addresses = sorted({key.partition(":")[2].lower() for key in wanted if key.startswith("email:")})
        return rows.filter(rows.value.lower().isin(addresses))
    named = [rows[column].isin(wanted) for column in NAMED[contract]]
    found = rows.filter(ibis.or_(*named))
    if contract is INTERACTIONS:
        masked = {name: ibis.ifelse(found[name].isin(wanted), found[name], ibis.literal(ANOTHER)) for name in NAMED[contract]}
        return found.mutate(**masked)
    return found
