"""What a document is made from and made of: facts of the installation, fields that only the company can fill, sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from cordee.core.trust.rule import Severity
from cordee.core.vocabulary.text import Language, Text

Kind = Literal["record", "notice", "works-council", "assessment"]
KINDS: dict[Kind, Text] = {
    "record": Text("Record of processing (art. 30)", "Registre des traitements (art. 30)"),
    "notice": Text("Notice to the people concerned (art. 13 and 14)", "Information des personnes (art. 13 et 14)"),
    "works-council": Text("Note for the works council", "Note pour le comité social et économique"),
    "assessment": Text("Assessment of the legitimate interest", "Évaluation de l’intérêt légitime"),
}
FIELDS: dict[str, Text] = {
    "controller": Text(
        "name of the company that decides (the controller)", "nom de l’entreprise qui décide (responsable du traitement)"
    ),
    "address": Text("its postal address", "son adresse postale"),
    "dpo": Text(
        "data protection officer and how to reach them, or that there is none",
        "délégué à la protection des données et comment le joindre, ou qu’il n’y en a pas",
    ),
    "contact": Text("address to which people write about their data", "adresse à laquelle écrire au sujet de ses données"),
    "authority": Text("supervisory authority to which one may complain", "autorité de contrôle auprès de laquelle se plaindre"),
    "host": Text("who runs the machine, and in which country", "qui exploite la machine, et dans quel pays"),
    "transfers": Text(
        "transfers outside the European Union and their guarantees, or that there are none",
        "transferts hors de l’Union européenne et leurs garanties, ou qu’il n’y en a pas",
    ),
    "basis": Text("legal basis of each purpose", "base légale de chaque finalité"),
    "interest": Text("the interest that the company pursues", "l’intérêt que l’entreprise poursuit"),
    "expected": Text("why people may expect this use", "pourquoi les personnes peuvent s’attendre à cet usage"),
    "conclusion": Text("conclusion, its date and who signs it", "conclusion, sa date et qui la signe"),
    "employees": Text("which employees are concerned", "quels salariés sont concernés"),
    "consulted": Text("when the works council was informed and consulted", "quand le comité a été informé et consulté"),
}
GAP = {"en": "to be filled in", "fr": "à compléter"}
GAPS = re.compile(r"\*\*\[(?:to be filled in|à compléter)[\s\u00a0]*:\s*([^\]]+)\]\*\*")


@dataclass(frozen=True, slots=True)
class Held:
    """A rule as it holds: its area, its words, how hard, and whether the system checks it by itself."""

    area: str
    says: Text
    severity: Severity
    checked: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What the installation truly is and does, as a document may say it.

    Parameters
    ----------
    sources
        The formats of the files that were taken in.
    tables
        The tables of facts that hold rows.
    channels
        The techniques by which people were touched, as the last run counts them.
    roles
        The roles that somebody has, with what each may do.
    rules
        The rulebook as it holds today.
    settings
        Settings that bear on how people are contacted, with their values: how often and when.
    kept
        Settings of how long people are kept, with their values in months.
    mail_host
        The carrier of mail; empty where none is sent.
    served_at
        The address of the pages; empty where this machine alone reaches them.
    records
        Where what people type in is kept: ``SQLite`` or ``PostgreSQL``.
    fields
        What the company filled in.
    """

    sources: tuple[Text, ...] = ()
    tables: tuple[str, ...] = ()
    channels: tuple[Text, ...] = ()
    roles: tuple[tuple[Text, Text], ...] = ()
    rules: tuple[Held, ...] = ()
    settings: tuple[tuple[Text, int], ...] = ()
    kept: tuple[tuple[Text, int], ...] = ()
    mail_host: str = ""
    served_at: str = ""
    records: str = "SQLite"
    fields: Mapping[str, str] = field(default_factory=dict)

    def field_of(self, name: str, language: Language) -> str:
        """Give what the company filled in, or a gap that one sees."""
        filled = " ".join(self.fields.get(name, "").split())
        if filled:
            return filled
        colon = ": " if language == "en" else "\u00a0: "
        return f"**[{GAP[language]}{colon}{FIELDS[name].in_language(language)}]**"

    def rules_of(self, *areas: str) -> list[Held]:
        """Give the rules of some areas that hold."""
        return [one for one in self.rules if one.area in areas and one.severity != "off"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, in Markdown."""

    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document as it was saved: its text, what the settings gave then, what the company had filled in."""

    kind: str
    language: str
    number: int
    body: str
    made: str
    fields: Mapping[str, str]
    entered_at: datetime
    author: int | None = None


class Documents(Protocol):
    """The book of documents; a version is followed by another, never changed."""

    def versions(self, kind: str = "", language: str = "") -> list[Version]:
        """Give the versions of a document, or of all, the first first."""
        ...

    def save(
        self, kind: str, language: str, *, body: str, made: str, fields: Mapping[str, str], after: int, author: int | None = None
    ) -> Version:
        """Save the version that follows number ``after`` (0 for the first).

        Raises
        ------
        DocumentMoved
            Another version followed it already.
        """
        ...

    def roles(self) -> list[tuple[Text, Text]]:
        """Give the roles that some user has, with what each may do: documents name them as those who see the data."""
        ...


def written(title: str, sections: Iterable[Section]) -> str:
    """Write sections as one Markdown text.

    Examples
    --------
    >>> written("T", [Section("A", "b")])
    '# T\\n\\n## A\\n\\nb\\n'
    """
    return "\n\n".join([f"# {title}", *(f"## {one.heading}\n\n{one.body.strip()}" for one in sections)]) + "\n"


def gaps_of(text: str) -> list[str]:
    """Give what is still to be filled in.

    Examples
    --------
    >>> gaps_of(f"By {Facts().field_of('address', 'en')}.")
    ['its postal address']
    """
    return [" ".join(found.split()) for found in GAPS.findall(text)]


def bullets(lines: Iterable[str], none: str) -> str:
    """Write a list; what to say where it is empty."""
    listed = "\n".join(f"- {line}" for line in lines)
    return listed or none
