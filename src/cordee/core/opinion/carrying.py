"""How far somebody carries, and how deep and wide they exchange, where they agreed that it is counted; none enters a class.

Texts are known by their titles only, and by the tags that a forum gives them, so that a text belongs to a territory where
these hold one of its words. What no file holds (who reacted on LinkedIn, who reads without a word) stays "not measurable here" and becomes no nought.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.opinion.circles import FIELD as EXCHANGES
from cordee.core.opinion.circles import WINDOW_DAYS, recent, theirs
from cordee.core.opinion.depth import SCALE, breadth, depth
from cordee.core.opinion.portrait_tables import belonging, written_by
from cordee.core.opinion.reach import LEAST_POSTS, Publication, echo, rarity, relevance, resonance, share_of_voice
from cordee.core.opinion.traces import ACCEPTED, DEEP, REACTS, WIDEST
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.core.vocabulary.facts import CONTENTS, INTERACTIONS, TOUCHES
from cordee.core.vocabulary.results import IDENTITY_LINKS, PERSONS

TRACES = "traces"
WHOLE = "all texts"  # no key of a territory: it holds a space
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "reach": ("audience",), "resonance": (TRACES, "audience"), "relevance": (TRACES,), "share_of_voice": (TRACES,), "echo": (TRACES, EXCHANGES),
}  # fmt: skip
FORMULAS = {"reach": "audience_said", "answered": "exchanges"}  # of figures that are not called as their formula is
LIGHTER = {"post": 0.5, "question": 0.5, "answer": 0.5}  # kinds of texts that weigh less than an article
Row = Mapping[str, Any]
Words = Mapping[str, frozenset[str]]


def words_of(territories: Iterable[Row]) -> dict[str, frozenset[str]]:
    """Give, by territory, the words that place a title there: name and vocabulary in both languages, singular and plural.

    Examples
    --------
    >>> sorted(words_of([{"territory": "ot", "name_en": "OT security", "name_fr": "OT", "words_en": ["PLC"], "words_fr": []}])["ot"])
    ['ot', 'ot security', 'ot securitys', 'ots', 'plc', 'plcs']
    """
    found = {}
    for one in territories:
        said = (one["name_en"], one["name_fr"], *one["words_en"], *one["words_fr"])
        bare = {word for word in map(bared, said) if word}
        found[str(one["territory"])] = frozenset(bare | {f"{word}s" for word in bare})
    return found


def bared(text: str) -> str:
    """Reduce a title to words in small letters, one space between them: what compares, here and in the database.

    Examples
    --------
    >>> bared("Redémarrage : l’API d’abord")
    'redémarrage l api d abord'
    """
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def titles(until: datetime) -> ir.Table:
    """Ask for the texts of the last year of everybody who agreed: title, kind, day, and how many answered or shared."""
    mine, contents = written_by(until), CONTENTS.table()
    known = mine.inner_join(contents, mine.content == contents.source_key)
    found = known.select(
        "portrait", title=_named(contents), kind=contents.kind, day=contents.happened_at.date(),
        responses=contents.comments.fill_null(0) + contents.shares.fill_null(0),
        tracked=contents.comments.notnull() | contents.shares.notnull(),
    )  # fmt: skip
    return found.order_by(*found.columns)


def on_subjects(words: Words, until: datetime) -> ir.Table:
    """Ask how many texts of the last year there are in all, by everybody, and how many of them on each territory."""
    held = recent(CONTENTS.table(), until)
    held = held.mutate(named=_named(held))
    held = held.filter(held.named.notnull()).mutate(bare=_bare(held.named))
    counts = {key: _any(held.bare, its).sum() for key, its in sorted(words.items())}
    return held.aggregate(**{WHOLE: held.count()}, **counts)


def authors_on(words: Words, until: datetime) -> ir.Table | None:
    """Ask, by author, how many texts of the last year there are on each territory; without a name those of unknown authors.

    Whoever writes under two keys that identity joined is one author; a name alone is another one. None without territories.
    """
    if not words:
        return None
    held, links = recent(CONTENTS.table(), until), IDENTITY_LINKS.table()
    keys = links.filter(links.kind == "person").select(author_key="key", author_id="id")
    held = held.filter(held.title.notnull()).left_join(keys, "author_key")
    written = held.author.strip().lower().nullif("")
    found = held.select(author=ibis.coalesce(held.author_id, held.author_key, written, ibis.literal("")), bare=_bare(held.title))
    counts = {key: _any(found.bare, its).sum() for key, its in sorted(words.items())}
    return found.group_by("author").aggregate(**counts).order_by("author")


def met_by_firm(until: datetime) -> ir.Table:
    """Ask, by portrait and company, how many exchanges there were in a year with others: neither oneself nor one's own firm.

    Breadth is how many companies a conversation reaches beyond the group in which it began (KNOWLEDGE 5.4): colleagues
    would widen it for whoever talks at home only. Where somebody's own company is not known, nothing is left out for it.
    """
    agreed, said, carried = theirs(), recent(INTERACTIONS.table(), until), recent(TOUCHES.table(), until)
    said = said.filter(said.kind != ACCEPTED)
    contacts = carried.filter(carried.carrier.notnull(), carried.person_key.notnull(), ~carried.scanner)
    each = ibis.union(
        agreed.inner_join(said, agreed.mine == said.from_key).select("portrait", "person_id", other=said.to_key),
        agreed.inner_join(said, agreed.mine == said.to_key).select("portrait", "person_id", other=said.from_key),
        agreed.inner_join(contacts, agreed.mine == contacts.carrier).select("portrait", "person_id", other=contacts.person_key),
    )
    links, persons = IDENTITY_LINKS.table(), PERSONS.table()
    keys = links.filter(links.kind == "person").select(key="key", id="id")
    people = each.inner_join(keys, each.other == keys.key).select("portrait", "person_id", met=keys.id)
    placed = people.filter(people.met != people.person_id).inner_join(
        persons.select(other="person_id", organisation="organisation_id"), [("met", "other")]
    )
    placed = placed.left_join(persons.select(own="person_id", house="organisation_id"), [("person_id", "own")])
    known = placed.filter(placed.organisation.notnull(), (placed.organisation != placed.house).fill_null(True))
    return known.group_by("portrait", "organisation").agg(contacts=known.count()).order_by("portrait", "organisation")


def talks(until: datetime) -> ir.Table:
    """Ask, by portrait, how many conversations they had in a year and how many turns these took, on a scale of logarithms."""
    agreed, carried = theirs(), recent(TOUCHES.table(), until)
    held = carried.filter(carried.carrier.notnull(), ~carried.scanner, carried.turns >= 1)
    mine = agreed.inner_join(held, agreed.mine == held.carrier).select(
        "portrait", "turns", level=held.turns.cast("float64").log2()
    )
    whole = mine.mutate(
        micro=(mine.level * SCALE).round().cast("int64"), square=(mine.level * mine.level * SCALE).round().cast("int64")
    )
    return whole.group_by("portrait").agg(
        talks=whole.count(), deep=(whole.turns >= DEEP).sum(), level=whole.micro.sum(), level_squares=whole.square.sum()
    )


def lengths(until: datetime) -> ir.Table:
    """Ask, by portrait, how many of their contacts had how many words, in steps of powers of two."""
    agreed, carried = theirs(), recent(TOUCHES.table(), until)
    held = carried.filter(carried.carrier.notnull(), ~carried.scanner, carried.words >= 1)
    step = ibis.least(held.words.cast("float64").log2().floor().cast("int64"), ibis.literal(WIDEST))
    mine = agreed.inner_join(held.mutate(step=step), agreed.mine == held.carrier).select("portrait", "step")
    return mine.group_by("portrait", "step").agg(contacts=mine.count()).order_by("portrait", "step")


def addressed(until: datetime) -> ir.Table:
    """Ask, by portrait, how many people addressed them, and with how many of these words went both ways."""
    agreed, said = theirs(), _reacted(until)
    to_me = agreed.inner_join(said, agreed.mine == said.to_key).select("portrait", other=said.from_key).distinct()
    from_me = agreed.inner_join(said, agreed.mine == said.from_key).select(whose="portrait", whom=said.to_key).distinct()
    both = to_me.left_join(from_me, (to_me.portrait == from_me.whose) & (to_me.other == from_me.whom))
    pairs = both.select("portrait", answered=from_me.whom.notnull())
    return pairs.group_by("portrait").agg(addressed_by=pairs.count(), answered=pairs.answered.sum())


def reacting(words: Words, until: datetime) -> ir.Table | None:
    """Ask, by portrait and territory, how many different people answered, quoted, shared or accepted them on it; None without territories."""
    agreed, said = theirs(), _reacted(until, (*REACTS, ACCEPTED))
    named = said.filter(said.topic.notnull())
    topics = named.select("topic").distinct()  # few: each is read once, not once an exchange
    topics = topics.mutate(bare=_bare(topics.topic))
    each = [
        topics.filter(_any(topics.bare, its)).select("topic", territory=ibis.literal(key)) for key, its in sorted(words.items())
    ]
    if not each:
        return None
    placed = ibis.union(*each) if len(each) > 1 else each[0]
    mine = agreed.inner_join(named, agreed.mine == named.to_key).select("portrait", "from_key", about=named.topic)
    found = mine.inner_join(placed, mine.about == placed.topic).select("portrait", "from_key", "territory")
    return found.group_by("portrait", "territory").agg(reacting=found.from_key.nunique())


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything that was counted, as the questions above give it, by portrait."""

    titles: Mapping[str, Sequence[Row]]
    subjects: Mapping[str, int]
    firms: Mapping[str, Mapping[str, int]]
    talks: Mapping[str, Mapping[str, int]]
    lengths: Mapping[str, Mapping[int, int]]
    addressed: Mapping[str, Mapping[str, int]]
    reacting: Mapping[tuple[str, str], int]


def counted(
    titles: Iterable[Row], subjects: Iterable[Row], firms: Iterable[Row], talks: Iterable[Row], lengths: Iterable[Row],
    addressed: Iterable[Row], reacting: Iterable[Row],
) -> Counted:  # fmt: skip
    """Bring the answers to the questions above together."""
    texts: dict[str, list[Row]] = defaultdict(list)
    for row in titles:
        texts[str(row["portrait"])].append(row)
    met: dict[str, dict[str, int]] = defaultdict(dict)
    for row in firms:
        met[str(row["portrait"])][str(row["organisation"])] = int(row["contacts"])
    written: dict[str, dict[int, int]] = defaultdict(dict)
    for row in lengths:
        written[str(row["portrait"])][int(row["step"])] = int(row["contacts"])
    return Counted(
        texts, {key: int(many or 0) for row in subjects for key, many in row.items()}, met,
        _numbers(talks, ("talks", "deep", "level", "level_squares")), written, _numbers(addressed, ("addressed_by", "answered")),
        {(str(row["portrait"]), str(row["territory"])): int(row["reacting"]) for row in reacting},
    )  # fmt: skip


def judge_carrying(entries: Iterable[Row], words: Words, found: Counted, until: date) -> list[dict[str, Any]]:
    """Give every figure of everybody who agreed that texts or exchanges are counted, each with its range or why there is none.

    Parameters
    ----------
    entries
        The answer to ``portrait_tables.entries``.
    until
        The last day that counts.
    """
    whose: dict[str, list[Row]] = defaultdict(list)
    for row in entries:
        whose[str(row["portrait"])].append(row)
    rates = {
        key: sum(int(text["responses"]) for text in tracked) / len(tracked)
        for key, texts in found.titles.items()
        if len(tracked := [text for text in texts if text["tracked"]]) >= LEAST_POSTS
    }
    in_order = sorted(rates.values())
    padded = {territory: tuple(f" {word} " for word in its) for territory, its in sorted(words.items())}
    rows = []
    for key, said in sorted(whose.items()):
        fields = {str(one["field"]) for one in said}
        if not fields & {TRACES, EXCHANGES}:
            continue
        person = {"portrait": key, "person_id": said[0]["person_id"], "name": said[0]["name"]}
        topics = [str(one["words"]) for one in said if one["field"] == "topic"]
        about = set(belonging(topics, sorted(words.items())))
        others = _without(in_order, rates.get(key))
        figures = [*_of_person(key, said, fields, found, others), *_on_territories(key, about, fields, padded, found, until)]
        rests = {figure: _rests(figure, said) for figure in {name for _, name, _ in figures}}
        since = until - timedelta(days=WINDOW_DAYS - 1)
        rows += [
            person | {"territory": territory, "figure": figure, "consents": rests[figure],
                      **told.columns("value", formula=FORMULAS.get(figure, figure), since=since, until=until)}
            for territory, figure, told in figures
        ]  # fmt: skip
    return rows


def _of_person(
    key: str, said: Sequence[Row], fields: set[str], found: Counted, others: Sequence[float]
) -> Iterable[tuple[str, str, Estimate]]:
    sizes = [int(one["level"]) for one in said if one["field"] == "audience" and one["level"] is not None]
    audience = sum(sizes) if sizes else None
    yield "", "reach", unknown("not_measurable") if audience is None else unknown("typed_in", 1, float(audience))
    tracked = [text for text in found.titles.get(key, ()) if text["tracked"]]
    if TRACES in fields:
        responses = sum(int(text["responses"]) for text in tracked) if tracked else None
        yield "", "resonance", resonance(responses, len(tracked), audience, others)
    else:
        yield "", "resonance", unknown("not_agreed")
    agreed = EXCHANGES in fields
    deep = depth(talks=found.talks.get(key), lengths=found.lengths.get(key), addressed=found.addressed.get(key))
    for name, figure in (
        ("breadth", breadth(found.firms.get(key, {}))), ("turns", deep.turns), ("words", deep.words), ("answered", deep.exchanges),
    ):  # fmt: skip
        yield "", name, figure if agreed else unknown("exchanges_not_agreed")


def _on_territories(
    key: str, about: set[str], fields: set[str], padded: Mapping[str, Sequence[str]], found: Counted, until: date
) -> Iterable[tuple[str, str, Estimate]]:
    texts = [(text, f" {bared(str(text['title']))} ") for text in found.titles.get(key, ()) if text["title"]]
    for territory, its in padded.items():
        own = [text for text, inside in texts if any(word in inside for word in its)]
        reacts = found.reacting.get((key, territory))
        if not own and not reacts and territory not in about:
            continue
        everybody, whole = found.subjects.get(territory, 0), found.subjects.get(WHOLE, 0)
        rare = rarity(everybody, whole)
        published = [
            Publication((until - text["day"]).days if text["day"] < until else 0, LIGHTER.get(str(text["kind"]), 1.0), rare, in_title=True)
            for text in own
        ]  # fmt: skip
        yield territory, "relevance", relevance(published if whole else None) if TRACES in fields else unknown("not_agreed")
        voice = share_of_voice(len(own), everybody) if TRACES in fields else unknown("not_agreed")
        yield territory, "share_of_voice", voice
        yield territory, "echo", echo(reacts, len(own)) if EXCHANGES in fields else unknown("exchanges_not_agreed")


def _rests(figure: str, said: Sequence[Row]) -> list[str]:
    """Give the agreements that a figure rests on; whatever counts at all where the figure's own is not given."""
    wanted = RESTS_ON.get(figure, (EXCHANGES,))
    own = sorted(str(one["consent"]) for one in said if one["field"] in wanted)
    return own or sorted(str(one["consent"]) for one in said if one["field"] in (TRACES, EXCHANGES))


def _numbers(rows: Iterable[Row], names: Sequence[str]) -> dict[str, dict[str, int]]:
    return {str(row["portrait"]): {name: int(row[name] or 0) for name in names} for row in rows}


def _without(in_order: list[float], own: float | None) -> list[float]:
    """Leave one's own rate out, once."""
    if own is None:
        return in_order
    place = bisect_left(in_order, own)
    return in_order[:place] + in_order[place + 1 :]


def _reacted(until: datetime, kinds: Sequence[str] = REACTS) -> ir.Table:
    said = recent(INTERACTIONS.table(), until)
    return said.filter(said.kind.isin(kinds), said.from_key != said.to_key)


def _named(contents: ir.Table) -> ir.StringValue:
    """Give what names a text's subject: its title, and its tags where a forum gives some."""
    return ibis.coalesce(contents.title + " " + contents.topic, contents.title, contents.topic)


def _bare(text: ir.StringValue) -> ir.StringValue:
    return ibis.literal(" ") + text.lower().re_replace(r"[^\p{L}\p{N}]+", " ").strip() + " "


def _any(bare: ir.StringValue, words: frozenset[str]) -> ir.BooleanValue:
    return ibis.or_(*(bare.contains(f" {word} ") for word in sorted(words))) if words else ibis.literal(False)
