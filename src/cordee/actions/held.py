"""What is held about one person, gathered from facts, results and registers, and as one archive to give them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from cordee.actions.export import harmless
from cordee.actions.people import Person
from cordee.core.trust.held import NAMED, Held, Papers, Row, naming
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.facts import PERSON_RECORDS
from cordee.core.vocabulary.results import PERSON_SOURCES, PERSONS
from cordee.core.vocabulary.text import Text
from cordee.engine.results import Ask, Condition, ResultsReader
from cordee.engine.workspace import Workspace

EPOCH = (1980, 1, 1, 0, 0, 0)  # one time for all members: the same data give the same bytes
README = Text(
    "Everything that is held about you, as it stood when you asked.\n\n"
    "data.json   all of it, for a program\n"
    "*.csv       the same, a table each, for a spreadsheet: what the files say (person_records, touches, …), what was typed in\n"
    "            (statement: what you agreed or objected to; notice; request …)\n\n"
    "Another person's address in a row of yours is left out: it is theirs.\n",
    "Tout ce qui est détenu sur vous, au moment de votre demande.\n\n"
    "data.json   le tout, pour un programme\n"
    "*.csv       le même contenu, une table par fichier, pour un tableur : ce que disent les fichiers (person_records, touches, …),\n"
    "            ce qui a été saisi (statement : vos accords et oppositions ; notice ; request …)\n\n"
    "L’adresse d’une autre personne dans une de vos lignes est retirée : elle est à elle.\n",
)


def held_about(workspace: Workspace, reader: ResultsReader, papers: Papers, person: Person) -> Held:
    """Gather everything that is held about a person.

    Parameters
    ----------
    workspace
        Whose facts are searched, every live version of every row.
    reader
        The results that stand.
    papers
        The registers.
    person
        Whose it is.
    """
    facts: dict[str, list[dict[str, Any]]] = {}
    with workspace.database() as database:
        for contract in NAMED:
            files = workspace.fact_files(contract)
            if files:
                database.bind_stored(contract.name, files, contract)
                if rows := database.rows(naming(contract, person.keys)):
                    facts[contract.name] = sorted(rows, key=lambda row: (str(row["source_key"]), str(row["known_at"])))
    imports = {str(row["import_id"]) for rows in facts.values() for row in rows}
    entries = [one for one in workspace.manifest().imports if one.id in imports]
    files_of = [
        {"file": one.file, "format": one.format, "taken_in": one.taken_in_at[:10], "import_id": one.id} for one in entries
    ]
    mine = Condition("person_id", "=", person.id)
    described = reader.rows(PERSONS, Ask(where=(mine,)))
    return Held(
        person.id,
        described[0] if described else {},
        reader.rows(PERSON_SOURCES, Ask(where=(mine,))),
        facts,
        papers.about(subjects_for(person, workspace.secret)),
        files_of,
    )


def telephones_of(workspace: Workspace, person: Person) -> list[str]:
    """Give the telephone numbers that any source gives of a person, each once, as given."""
    files = workspace.fact_files(PERSON_RECORDS)
    if not files:
        return []
    with workspace.database() as database:
        database.bind_stored(PERSON_RECORDS.name, files, PERSON_RECORDS)
        rows = database.rows(naming(PERSON_RECORDS, person.keys))
    latest = sorted(rows, key=lambda row: (str(row["known_at"]), str(row["source_key"])), reverse=True)
    return list(dict.fromkeys(str(row["phone"]) for row in latest if row["phone"]))


def subjects_for(person: Person, secret: str) -> list[str]:
    """Give a person's subjects under which registers are searched."""
    return sorted({subject_of(key, secret) for key in person.keys})


def archive_of(held: Held) -> bytes:
    """Give everything as one zip: data.json, a CSV a table, and what is what in both languages."""
    tables = {
        "person": [held.described] if held.described else [],
        "sources": held.sources,
        "files": held.files,
        **held.facts,
        **held.typed,
    }
    whole = {"person_id": held.person_id} | {name: [_plain(row) for row in rows] for name, rows in tables.items()}
    members = {
        "README.txt": README.en,
        "LISEZMOI.txt": README.fr,
        "data.json": json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True),
        **{f"{name}.csv": _as_csv(rows) for name, rows in sorted(tables.items()) if rows},
    }
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _as_csv(rows: Sequence[Row]) -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow(columns)
    for row in rows:
        plain = _plain(row)
        writer.writerow([_safe(plain.get(name)) for name in columns])
    return kept.getvalue()


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    kept = (str, int, float, bool)
    return {name: value if value is None or isinstance(value, kept) else str(value) for name, value in row.items()}


def _safe(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value
