"""Finding everything that names one person in the live facts: keys through every record that shares one, then the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cordee.core.trust.marks import Marks, marks_of, names_of, number_of
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import FACTS, MERGES, PERSON_RECORDS
from cordee.engine.database import Database
from cordee.engine.erase import key_columns
from cordee.engine.workspace import Workspace

Record = Mapping[str, str | None]
COLUMNS = ("source_key", "email", "linkedin_url", "full_name", "first_name", "last_name", "phone")


@dataclass(frozen=True, slots=True)
class Known:
    """What names a person, and what they share with others and so is no mark of theirs.

    Parameters
    ----------
    marks
        What names them alone.
    records
        How many records speak of them.
    spellings
        The addresses as they stand.
    shared
        Names and numbers that others carry too: how many kinds of each.
    asked_as
        The hash of what they themselves named themselves by.
    """

    marks: Marks
    records: int
    spellings: tuple[str, ...]
    shared: Mapping[str, int]
    asked_as: tuple[str, ...] = ()

    def subjects(self, secret: str) -> tuple[str, ...]:
        """Give the keyed hash of every key, sorted."""
        return tuple(sorted({*self.asked_as, *(subject_of(key, secret) for key in self.marks.keys)}))


def known_as(
    workspace: Workspace, database: Database, keys: Collection[str], *, besides: Mapping[str, Sequence[Path]] | None = None
) -> Known:
    """Gather what names a person in the live facts, starting from some of their keys.

    Records that share a key, an address in any spelling or a profile are one person's, as are those that their source
    has merged. A name or a number that a record of somebody else carries too is left out. ``besides`` gives, by table,
    files that are not live yet.
    """
    more = besides or {}
    for name, contract in (("every_person_record", PERSON_RECORDS), ("every_merge", MERGES)):
        database.bind_files(name, [*workspace.fact_files(contract), *more.get(contract.name, ())], contract)
    marks, theirs = marks_of(keys, []), list[Record]()
    while True:
        theirs = _records(database, marks)
        merged = _merged(database, marks.keys)
        wider = marks_of(marks.keys | merged, theirs)
        if wider.keys == marks.keys:
            break
        marks = wider
    marks = wider
    names, phones = _shared(database, marks, {str(one["source_key"]) for one in theirs})
    spellings = {one["email"] for one in theirs if one["email"]} | {key[6:] for key in marks.keys if key.startswith("email:")}
    own = replace(marks, names=marks.names - names, phones=marks.phones - phones)
    return Known(own, len(theirs), tuple(sorted(map(str, spellings))), {"names": len(names), "phones": len(phones)})


def keys_of_subjects(workspace: Workspace, database: Database, subjects: Collection[str]) -> set[str]:
    """Find the keys in the live facts of which the hash is one of some."""
    wanted, secret = frozenset(subjects), workspace.secret
    keys = (key for one in FACTS for key in keys_in(database, one, workspace.fact_files(one)))
    return {key for key in keys if subject_of(key, secret) in wanted}


def keys_in(database: Database, contract: Contract, files: Sequence[Path]) -> set[str]:
    """Give every key of a person that some files of a table hold, those of addresses and profiles too."""
    if not files:
        return set()
    asked = [f'"{name}"' for name in key_columns(contract)]
    if contract is PERSON_RECORDS:
        asked += ["'email:' || email", "'linkedin:' || linkedin_url"]
    database.bind_stored("keyed", files, contract)
    found: set[str] = set()
    for value in asked:
        rows = database.connection.execute(f"SELECT DISTINCT {value} FROM keyed WHERE {value} IS NOT NULL").fetchall()
        found |= {str(key) for (key,) in rows}
    return found


def _records(database: Database, marks: Marks) -> list[Record]:
    """Give the records that a key, an address or a profile makes theirs."""
    addresses = replace(marks, keys=frozenset(), names=frozenset(), phones=frozenset(), profiles=frozenset()).pattern
    keys = ", ".join(_quoted(one) for one in sorted(marks.keys)) or "NULL"
    sql = (
        f"SELECT DISTINCT {', '.join(COLUMNS)} FROM every_person_record WHERE source_key IN ({keys}) "
        f"OR 'linkedin:' || linkedin_url IN ({keys})"
        + (
            f" OR regexp_matches(email, {_quoted(addresses)}) OR regexp_matches(source_key, {_quoted(addresses)})"
            if addresses
            else ""
        )
    )
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in database.connection.execute(sql).fetchall()]
    return [one for one in rows if _is_theirs(one, marks)]


def _is_theirs(record: Record, marks: Marks) -> bool:
    named = (str(record["source_key"]), f"email:{record['email']}", f"linkedin:{record['linkedin_url']}")
    return any(marks.is_key(one) for one in named)


def _merged(database: Database, keys: Collection[str]) -> set[str]:
    listed = ", ".join(_quoted(one) for one in sorted(keys)) or "NULL"
    sql = (
        f"SELECT from_key, into_key FROM every_merge WHERE kind = 'person' AND (from_key IN ({listed}) OR into_key IN ({listed}))"
    )
    return {str(key) for pair in database.connection.execute(sql).fetchall() for key in pair}


def _shared(database: Database, marks: Marks, theirs: Collection[str]) -> tuple[set[str], set[str]]:
    """Give the names and numbers that records of others carry too."""
    loose = Marks(names=marks.names, phones=marks.phones).pattern
    if not loose:
        return set(), set()
    text = "concat_ws(chr(10), full_name, concat_ws(' ', first_name, last_name), phone)"
    sql = f"SELECT DISTINCT {', '.join(COLUMNS)} FROM every_person_record WHERE regexp_matches({text}, {_quoted(loose)})"
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in database.connection.execute(sql).fetchall()]
    others = [one for one in rows if one["source_key"] not in theirs]
    names = {name for one in others for name in names_of(one)} & marks.names
    return names, {number_of(one["phone"]) for one in others} & marks.phones


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
