"""Read what was gained besides money: from the results, from what people told us, from cycles and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from cordee.actions import indicators
from cordee.actions.cycles import Desk, Standing, cycles
from cordee.core.measurement.beyond import Sight, learnt, on_data, spans, told
from cordee.core.measurement.cycles import Plan
from cordee.core.measurement.decisions import Decision
from cordee.core.measurement.indicators import BY_KEY, Reading, Span
from cordee.core.trust.consent import Said
from cordee.core.vocabulary.estimate import unknown
from cordee.core.vocabulary.results import CONSENTS
from cordee.core.vocabulary.text import Text
from cordee.engine.results import Ask, ResultsReader

SPENT = Text("Spent on techniques", "Dépensé pour les techniques")
SPENT_HOW = Text(
    "The expenses that were taken in, within the last 90 days; one over several days counts by how many of them lie within. Where several "
    "currencies occur, the one in which most was spent.",
    "Les dépenses importées, sur les 90 derniers jours ; une dépense sur plusieurs jours compte au prorata. S’il y a plusieurs devises, "
    "celle où l’on a le plus dépensé.",
)
NO = Text("People told us no", "Oppositions reçues")
YES = Text("People agreed", "Accords reçus")
TOLD = Text(
    "Objections and consents that people gave within the last 90 days: on our pages, to a colleague, or in an imported list.",
    "Oppositions et accords donnés ces 90 derniers jours : sur nos pages, à un collègue, ou dans une liste importée.",
)
TRUSTED = Text("Trust that customers say they have in us", "Confiance que les clients disent avoir en nous")
ASKED = Text("No survey asks it here yet.", "Aucune enquête ne le demande encore ici.")
LEARNT = Text("Cycles that ended with a learning", "Cycles finis avec un enseignement")
LEARNT_HOW = Text(
    "Of the cycles of a year that are over, those closed with a result and a learning.",
    "Parmi les cycles d’une année qui sont finis, ceux clos avec un résultat et un enseignement.",
)
DECIDED = Text("Decisions that rest on data", "Décisions fondées sur des données")
DECIDED_HOW = Text(
    "Of the decisions of a year, those on an experiment or a result; the others are opinion.",
    "Parmi les décisions d’une année, celles fondées sur une expérience ou un résultat ; les autres sont des opinions.",
)


def look(desk: Desk, said: Sequence[Said], decisions: Sequence[Decision]) -> list[Sight]:
    """Give every figure, the money first; empty before the first run."""
    if desk.results is None:
        return []
    results = desk.results
    before, last = spans(results.as_of)

    def read(key: str) -> Sight:
        one = BY_KEY[key]
        plan = Plan("", "–", key, 0.0, last.since, last.until, "–")
        now, then = (
            indicators.read(results.reader, plan, run=results.run, as_of=results.as_of, baseline=each) for each in (False, True)
        )
        return Sight(
            "money" if key == "revenue" else "depth" if key == "depth" else "notoriety",
            one.name,
            one.explained,
            one.unit,
            now,
            then if one.over else None,
        )

    def of(granted: bool, name: Text) -> Sight:
        moments = _moments(results.reader, said, granted)
        in_use = bool(said) or results.reader.count(CONSENTS) > 0
        now, then = (
            Reading(told(moments, span, in_use=in_use), span.since, span.until, results.run, results.as_of)
            for span in (last, before)
        )
        return Sight("trust", name, TOLD, "count", now, then)

    def spent() -> Sight:
        now, then = (_spent(results, span) for span in (last, before))
        return Sight("money", SPENT, SPENT_HOW, "money", now, then if then.currency == now.currency else None)

    found = cycles(desk.book)
    return [
        read("revenue"),
        spent(),
        of(False, NO),
        of(True, YES),
        Sight("trust", TRUSTED, ASKED, "share", Reading(unknown("nobody_asked", 0), run=results.run, as_of=results.as_of)),
        read("depth"),
        Sight("learning", LEARNT, LEARNT_HOW, "share", Reading(learnt(found, desk.today), run=results.run, as_of=desk.today)),
        Sight(
            "learning", DECIDED, DECIDED_HOW, "share", Reading(on_data(decisions, desk.today), run=results.run, as_of=desk.today)
        ),
        read("top_of_mind"),
    ]


def _spent(results: Standing, span: Span) -> Reading:
    found = indicators.spent(results.reader, "", "", span)
    if not found:
        return Reading(unknown("no_rows", 0), span.since, span.until, results.run, results.as_of)
    figure = unknown("counted_whole", found[0].expenses, float(found[0].amount))
    return Reading(figure, span.since, span.until, results.run, results.as_of, found[0].currency)


def _moments(reader: ResultsReader, said: Sequence[Said], granted: bool) -> list[datetime]:
    """Give when people agreed or objected: what they told us, and what imported lists say; a day and a person once."""
    rows = reader.rows(CONSENTS, Ask(columns=("person_key", "granted", "happened_at")))
    seen: dict[tuple[str, date], datetime] = {}
    for row in rows:
        if row["granted"] is granted and row["happened_at"] is not None:
            seen.setdefault((row["person_key"], row["happened_at"].date()), row["happened_at"])
    ours = [one.said_at.astimezone(UTC).replace(tzinfo=None) for one in said if one.granted is granted]
    return [*seen.values(), *ours]
