"""From what people agreed to say of themselves, and from imported texts, to one row a portrait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.opinion.circles import Circle
from cordee.core.opinion.counts import mean_range
from cordee.core.opinion.portraits import PUBLISHES, FieldName, Part, lacking
from cordee.core.opinion.rhythm import Rhythm
from cordee.core.vocabulary.entered import SUBJECT_PEOPLE, TERRITORY_RECORDS
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.facts import CONTENTS
from cordee.core.vocabulary.results import IDENTITY_LINKS, ORGANISATIONS, PERSONS
from cordee.core.vocabulary.shares import count_range, share
from cordee.core.vocabulary.techniques import plain

WINDOW_DAYS, DAYS_A_MONTH = 365, 365.25 / 12
LEAST_TITLES = 10  # titles below which the share that speaks of oneself is not said
LEAST_NAME = 4  # letters below which a name in a title may be any word

Row = Mapping[str, Any]


def entries() -> ir.Table:
    """Ask for everything that the team may see, with the person each subject means."""
    records, people, persons = PORTRAIT_RECORDS.table(), SUBJECT_PEOPLE.table(), PERSONS.table()
    known = records.left_join(people, records.subject == people.subject).select(
        "consent", "portrait", "label", "side", "field", "words", "level", "proof", "since", person_id=people.person_id
    )
    return known.left_join(persons, known.person_id == persons.person_id).select(
        *(known[name] for name in known.columns), name=ibis.coalesce(persons.name, known.label)
    )


def territory_words() -> ir.Table:
    """Ask for the territories that are kept, with their words."""
    kept = TERRITORY_RECORDS.table()
    return kept.filter(kept.state == "active").select("territory", "name_en", "name_fr", "words_en", "words_fr")


def published(until: datetime) -> ir.Table:
    """Ask, by portrait, for the texts and talks of the last year that files know, where the person agreed that they count."""
    return _sums(written_by(until), _of_last_year(until))


def written_by(until: datetime) -> ir.Table:
    """Ask, by portrait, for the contents of the last year that are somebody's who agreed that they count.

    Theirs is what names them as its author by a key of theirs, and what stands under an address that they gave themselves.
    """
    records, recent = PORTRAIT_RECORDS.table(), _of_last_year(until)
    agreed = records.filter(records.field == "traces").select("portrait", "subject").distinct()
    people, links = SUBJECT_PEOPLE.table(), IDENTITY_LINKS.table()
    who = agreed.inner_join(people, agreed.subject == people.subject).select("portrait", person_id=people.person_id)
    keyed = who.inner_join(links.filter(links.kind == "person"), who.person_id == links.id).select("portrait", author=links.key)
    by_key = keyed.inner_join(recent, keyed.author == recent.author_key).select("portrait", content=recent.source_key)
    given = records.filter(records.field == "content").select(whose="portrait", place=_place(records.words))
    places = given.filter(given.place.length() >= LEAST_NAME).inner_join(agreed, given.whose == agreed.portrait)
    places = places.select("portrait", "place")
    held = recent.select(content="source_key", there=_place(recent.address))
    by_place = places.inner_join(held, held.there.startswith(places.place)).select("portrait", "content")
    return ibis.union(by_key, by_place).distinct()


def _of_last_year(until: datetime) -> ir.Table:
    contents, since = CONTENTS.table(), until - timedelta(days=WINDOW_DAYS)
    return contents.filter(
        contents.happened_at >= ibis.literal(since).cast("timestamp(6)"),
        contents.happened_at < ibis.literal(until).cast("timestamp(6)"),
    )


def _sums(theirs: ir.Table, recent: ir.Table) -> ir.Table:
    records, people = PORTRAIT_RECORDS.table(), SUBJECT_PEOPLE.table()
    persons, firms = PERSONS.table(), ORGANISATIONS.table()
    called = records.select("portrait", "subject", "label").distinct()
    who = called.left_join(people, called.subject == people.subject).select("portrait", "label", person_id=people.person_id)
    named = who.left_join(persons, who.person_id == persons.person_id).select(
        "portrait", name=ibis.coalesce(persons.name, who.label), organisation_id=persons.organisation_id
    )
    named = named.left_join(firms, named.organisation_id == firms.organisation_id).select(
        sitter=named.portrait, name=_said(named.name), firm=_said(firms.name)
    )
    whole = theirs.inner_join(recent, theirs.content == recent.source_key).select(
        theirs.portrait, recent.happened_at, recent.comments, title=recent.title.lower()
    )
    whole = whole.left_join(named, whole.portrait == named.sitter).drop("sitter")
    own = (whole.title.contains(whole.name)).fill_null(False) | (whole.title.contains(whole.firm)).fill_null(False)
    had = whole.comments.fill_null(0)
    return whole.group_by("portrait").agg(
        published=whole.count(), latest=whole.happened_at.max(), tracked=whole.comments.notnull().sum(),
        comments=had.sum(), squares=(had * had).sum(), titled=whole.title.notnull().sum(), own=own.sum(),
    )  # fmt: skip


def _place(address: ir.StringValue) -> ir.StringValue:
    """Reduce an address to what compares: no scheme, no www, no sign at its end, no case."""
    bare = address.lower().strip().re_replace(r"^[a-z]+://", "").re_replace(r"^www\.", "")
    return bare.re_replace(r"[/?#]+$", "")


def _said(name: ir.StringValue) -> ir.StringValue:
    bare = name.lower().strip()
    return ibis.ifelse(bare.length() >= LEAST_NAME, bare, ibis.null("string"))


def judge_portraits(
    entries: Iterable[Row],
    published: Iterable[Row],
    territories: Sequence[Row],
    until: date,
    circles: Mapping[str, Circle] = MappingProxyType({}),
    rhythms: Mapping[str, Rhythm] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Give one row a portrait.

    Parameters
    ----------
    entries, published, territories
        The answers to ``entries``, ``published`` and ``territory_words``.
    until
        The last day that counts.
    circles
        By portrait, with whom and how deeply those exchange who agreed that it is counted.
    rhythms
        By portrait, how often they do.
    """
    counted = {str(row["portrait"]): row for row in published}
    whose: dict[str, list[Row]] = defaultdict(list)
    for row in entries:
        whose[str(row["portrait"])].append(row)
    words = [(str(one["territory"]), vocabulary(one)) for one in territories]
    return [
        _row(
            key,
            sorted(rows, key=_order),
            counted.get(key),
            words,
            until,
            (circles.get(key, Circle()), rhythms.get(key, Rhythm())),
        )
        for key, rows in sorted(whose.items())
    ]


def _order(row: Row) -> tuple[Any, ...]:
    return (row["field"], row["since"], row["consent"])


def _row(
    key: str,
    rows: Sequence[Row],
    counted: Row | None,
    words: Sequence[tuple[str, frozenset[str]]],
    until: date,
    exchanges: tuple[Circle, Rhythm],
) -> dict[str, Any]:
    said: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        said[str(row["field"])].append(row)
    counts = bool(said["traces"])
    published = (int(counted["published"]) if counted else 0) if counts else None
    sizes = [int(row["level"]) for row in said["audience"] if row["level"] is not None]
    topics = [str(row["words"]) for row in said["topic"]]
    parts = [_part(row) for row in rows]
    first = rows[0]
    return {
        "portrait": key, "person_id": first["person_id"], "name": first["name"], "side": first["side"],
        "platforms": [f"{row['words']} {row['level']}" for row in sorted(said["platform"], key=lambda row: (-row["level"], row["words"]))],
        "publishes_on": sum(row["level"] == PUBLISHES for row in said["platform"]) if said["platform"] else None,
        "topics": topics, "territories": belonging(topics, words), "languages": [str(row["words"]) for row in said["language"]],
        "experiences": [str(row["words"]) for row in said["experience"]],
        "experiences_proved": sum(bool(row["proof"]) for row in said["experience"]),
        "contents": [str(row["words"]) for row in said["content"]], "audiences": [str(row["words"]) for row in said["audience"]],
        "audience": sum(sizes) if sizes else None, "rhythm": said["rhythm"][0]["words"] if said["rhythm"] else None,
        "published": published, **_joined(exchanges, said["exchanges"] != [], until),
        **_figures(counted if counts else None, counts, until),
        "latest_on": counted["latest"].date() if counts and counted else None,
        "lacking": list(lacking(parts, contents=published)), "since": min(row["since"] for row in rows),
        "consents": sorted(str(row["consent"]) for row in rows),
    }  # fmt: skip


def _joined(exchanges: tuple[Circle, Rhythm], agreed: bool, until: date) -> dict[str, Any]:
    circle, rhythm = exchanges
    return circle.columns(agreed, until) | rhythm.columns(agreed, until)


def _part(row: Row) -> Part:
    field: FieldName = row["field"]
    return Part(str(row["consent"]), field, str(row["words"]), row["level"], str(row["proof"] or ""))


def _figures(counted: Row | None, counts: bool, until: date) -> dict[str, Any]:
    """Give rhythm, answers a text and the share that speaks of oneself, each with its evidence or why there is none."""
    since = until - timedelta(days=WINDOW_DAYS - 1)
    if not counts:
        none = unknown("not_agreed")
        return _columns(none, none, none, since, until)
    n = int(counted["published"]) if counted else 0
    months = WINDOW_DAYS / DAYS_A_MONTH
    low, high = count_range(n)
    monthly = Estimate(n / months, n, low / months, high / months)
    tracked = int(counted["tracked"]) if counted else 0
    answers = unknown("not_measurable")
    if counted and tracked:
        low, high = mean_range(tracked, int(counted["comments"]), int(counted["squares"]))
        answers = Estimate(int(counted["comments"]) / tracked, tracked, low, high)
    titled, own = (int(counted["titled"]), int(counted["own"])) if counted else (0, 0)
    return _columns(monthly, answers, share(own, titled, least=LEAST_TITLES, reason="too_few_texts"), since, until)


def _columns(a_month: Estimate, answers: Estimate, on_self: Estimate, since: date, until: date) -> dict[str, Any]:
    return {
        **a_month.columns("a_month", formula="a_month", since=since, until=until),
        **answers.columns("answers", formula="answers_a_text", since=since, until=until),
        **on_self.columns("on_self", formula="on_self", since=since, until=until),
    }


def belonging(topics: Iterable[str], words: Iterable[tuple[str, frozenset[str]]]) -> list[str]:
    """Give the territories whose name or words a topic holds, or is held by, as whole words.

    Examples
    --------
    >>> belonging(["BIM on building sites"], [("bim", frozenset({"bim"})), ("ot", frozenset({"ot security"}))])
    ['bim']
    """
    said = [f" {plain(one)} " for one in topics]
    return [key for key, known in words if any(f" {word} " in one or one in f" {word} " for one in said for word in known)]


def vocabulary(row: Row) -> frozenset[str]:
    """Give the name and words of a territory as they compare."""
    return frozenset(filter(None, map(plain, (row["name_en"], row["name_fr"], *row["words_en"], *row["words_fr"]))))
