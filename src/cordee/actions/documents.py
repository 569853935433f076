"""Documents of the company: facts gathered from the installation, texts made, edited, merged with what changed since, shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

from cordee.core.intake.registry import FORMATS
from cordee.core.trust.audit import Audit
from cordee.core.trust.documents.document import FIELDS, KINDS, Documents, Facts, Held, Kind, Version, gaps_of
from cordee.core.trust.documents.merge import Change, Merged, changes, merge
from cordee.core.trust.documents.texts import make
from cordee.core.trust.rule import Rules, severity_on
from cordee.core.trust.rulebook import RULES
from cordee.core.vocabulary.problems_of_registers import NoSuchDocument
from cordee.core.vocabulary.results import TECHNIQUES
from cordee.core.vocabulary.settings import SETTINGS
from cordee.core.vocabulary.techniques import name_of
from cordee.core.vocabulary.text import LANGUAGES, Language, Text
from cordee.engine.results import Ask, ResultsReader
from cordee.engine.workspace import Workspace

# settings whose names begin so bear on people: how often and when; those of keeping say how long
OF_PEOPLE = ("pressure_", "quiet_", "alike_", "mail_")
OF_KEEPING = ("prospect_months", "former_customer_months", "audience_months")


@dataclass(frozen=True, slots=True)
class State:
    """Where a document stands: its latest version, what the settings give now, what they changed since, what is to be filled in.

    Parameters
    ----------
    version
        None where nothing was saved yet: the text is what the settings give.
    asked
        The fields of this document that only the company can fill in, filled in or not.
    """

    kind: Kind
    language: Language
    version: Version | None
    now: str
    fields: Mapping[str, str]
    changed: tuple[Change, ...]
    asked: tuple[str, ...]

    @property
    def body(self) -> str:
        """The text: as saved, else as the settings give it."""
        return self.version.body if self.version else self.now

    @property
    def number(self) -> int:
        """The version's number; 0 where nothing was saved yet."""
        return self.version.number if self.version else 0

    @property
    def gaps(self) -> list[str]:
        """What is still to be filled in."""
        return gaps_of(self.body)

    def merged(self) -> Merged:
        """Give the text with what the settings changed taken over."""
        return merge(self.version.made, self.version.body, self.now) if self.version else Merged(self.now, (), ())


def channels(reader: ResultsReader) -> tuple[Text, ...]:
    """Give the techniques by which people were touched, as a run counts them."""
    used = reader.rows(TECHNIQUES, Ask(columns=("technique", "touches"), order=("technique",)))
    return tuple(
        name_of(str(row["technique"])) for row in used if row["touches"] and row["technique"] not in ("unknown", "other")
    )


def facts(workspace: Workspace, seen: tuple[Text, ...], rules: Rules, roles: Sequence[tuple[Text, Text]], *, day: date) -> Facts:
    """Gather what the installation truly is and does on a day; ``seen`` is what ``channels`` found."""
    manifest = workspace.manifest()
    titles = {one.id: one.title for one in FORMATS}
    formats = sorted({one.format for one in manifest.imports})
    settings = workspace.settings
    decided = rules.changes()
    return Facts(
        sources=tuple(titles.get(one, Text(one, one)) for one in formats),
        tables=tuple(sorted({file.table for one in manifest.imports for file in one.files if file.rows})),
        channels=seen,
        roles=tuple(roles),
        rules=tuple(Held(one.area, one.says, severity_on(one, decided, day), one.checked) for one in RULES),
        settings=tuple((one.meaning, settings[one.name]) for one in SETTINGS if one.name.startswith(OF_PEOPLE)),
        kept=tuple((one.meaning, settings[one.name]) for one in SETTINGS if one.name in OF_KEEPING),
        mail_host=urlsplit(str(workspace.machine.get("mail_url", ""))).hostname or "",
        served_at=str(workspace.machine.get("base_url", "")),
        records="PostgreSQL" if workspace.machine.get("records_url") else "SQLite",
    )


def state_of(every: Sequence[Version], found: Facts, kind: str, language: str) -> State:
    """Say where a document stands, among every version of every document.

    Raises
    ------
    NoSuchDocument
        There is no such kind, or no such language.
    """
    known = next((one for one in KINDS if one == kind), None)
    tongue = next((one for one in LANGUAGES if one == language), None)
    if known is None or tongue is None:
        raise NoSuchDocument(name=f"{kind} ({language})", known=", ".join(KINDS), example=next(iter(KINDS)))
    versions = [one for one in every if (one.kind, one.language) == (kind, language)]
    fields = fields_of(every)
    now = make(known, replace(found, fields=fields), tongue)
    blank = set(gaps_of(make(known, replace(found, fields={}), tongue)))
    asked = tuple(name for name, text in FIELDS.items() if text.in_language(tongue) in blank)
    last = versions[-1] if versions else None
    return State(known, tongue, last, now, fields, tuple(changes(last.made, now)) if last else (), asked)


def fields_of(versions: Iterable[Version]) -> dict[str, str]:
    """Give what the company filled in, in whichever document; what was filled in last counts."""
    filled: dict[str, str] = {}
    for one in versions:
        filled |= {name: text for name, text in one.fields.items() if name in FIELDS}
    return {name: text for name, text in filled.items() if text.strip()}


def edit(documents: Documents, audit: Audit, state: State, body: str, *, after: int, author: int | None = None) -> Version:
    """Save a text as the company edited it."""
    made = state.version.made if state.version else state.now
    return _save(documents, audit, state, body, made, {}, after=after, author=author)


def take_over(documents: Documents, audit: Audit, state: State, *, after: int, author: int | None = None) -> Version:
    """Save the text with what the settings changed taken over; no edit is lost."""
    return _save(documents, audit, state, state.merged().text, state.now, {}, after=after, author=author)


def fill_in(
    documents: Documents,
    audit: Audit,
    found: Facts,
    state: State,
    fields: Mapping[str, str],
    *,
    after: int,
    author: int | None = None,
) -> Version:
    """Save what only the company can fill in, and the text with it; it shows in its other documents too."""
    given = {name: " ".join(text.split())[:500] for name, text in fields.items() if name in FIELDS}
    now = make(state.kind, replace(found, fields={**state.fields, **given}), state.language)
    text = merge(state.version.made, state.version.body, now).text if state.version else now
    return _save(documents, audit, state, text, now, given, after=after, author=author)


def as_html(body: str, title: str, language: Language) -> str:
    """Give a Markdown text as a page that stands alone."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8"><title>{escape(title)}</title></head>\n'
        f"<body>\n{fragment(body)}</body>\n</html>\n"
    )


def fragment(body: str, *, below: int = 0) -> str:
    """Give a Markdown text as HTML; HTML that somebody wrote into it stays text.

    Parameters
    ----------
    below
        By how many levels headings go down, where the text stands inside a page.

    Examples
    --------
    >>> fragment("# A <b>", below=1)
    '<h2>A &lt;b&gt;</h2>\\n'
    """
    reader = MarkdownIt("commonmark", {"html": False})
    tokens = reader.parse(body)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + below)}"
    return str(reader.renderer.render(tokens, reader.options, {}))


def _save(
    documents: Documents,
    audit: Audit,
    state: State,
    body: str,
    made: str,
    fields: Mapping[str, str],
    *,
    after: int,
    author: int | None,
) -> Version:
    text = body.replace("\r\n", "\n").strip() + "\n"
    saved = documents.save(state.kind, state.language, body=text, made=made, fields=fields, after=after, author=author)
    audit.note("changed", author=author, object=f"document {state.kind} {state.language}", detail={"version": saved.number})
    return saved
