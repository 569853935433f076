"""Where something else was done than was advised: what was advised, what was done, the comment, and whether the result was known.

Nothing is judged here. That advice was not taken may have been right; what counts is that it is written down with its reason
at the time, so that no reason is found afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cordee.core.measurement.cycles import Cycle
from cordee.core.measurement.decided_figures import SAYS
from cordee.core.measurement.decisions import Decision, Timing, timing
from cordee.core.measurement.experiment_power import power_from
from cordee.core.measurement.experiment_reading import seen_from
from cordee.core.measurement.experiment_words import WORDS
from cordee.core.measurement.experiments import Experiment
from cordee.core.vocabulary.text import Text

Kind = Literal["decision", "power", "stopped", "closed", "rule"]
KINDS: dict[Kind, Text] = {
    "decision": Text("a decision against the figures", "une décision contre les chiffres"),
    "power": Text("an experiment that could not answer", "une expérience qui ne pouvait pas répondre"),
    "stopped": Text("an experiment stopped before its end", "une expérience arrêtée avant son terme"),
    "closed": Text("a cycle closed before its end", "un cycle clos avant son terme"),
    "rule": Text("a rule made softer", "une règle assouplie"),
}
FIGURE_SAID = Text("by the figure, {says}", "d’après le chiffre, {says}")
LOOK_SAID = Text("by the experiment, {says}", "d’après l’expérience, {says}")
TOO_FEW = Text("do not run it: {n} accounts for {needed} needed", "ne pas la lancer\u00a0: {n} comptes pour {needed} nécessaires")
NOBODY_KNOWS = Text(
    "first find out how many accounts it needs: nobody could say",
    "savoir d’abord combien de comptes il faut\u00a0: nul ne pouvait le dire",
)
REGISTERED = Text("registered all the same", "enregistrée quand même")
RUN_UNTIL = Text("let it run until {day}", "la laisser courir jusqu’au {day}")
STOPPED = Text("stopped on {day}", "arrêtée le {day}")
UNTIL = Text("wait for the figures of {day}", "attendre les chiffres du {day}")
CLOSED = Text("closed on {day}", "clos le {day}")


@dataclass(frozen=True, slots=True)
class Departure:
    """One time at which something else was done than was advised.

    Parameters
    ----------
    key
        What it is about: the number of a decision, the key of an experiment or a cycle, the id of a rule.
    name
        The same in words.
    advised, done
        What the product advised or read at that moment, and what was done.
    author, by
        Whose hand wrote it, as a user's id; or who decided, where that is said.
    taken
        Whether it was done before a result was known, by the time stamps; None where there is no result to know.
    """

    kind: Kind
    key: str
    name: Text
    advised: Text
    done: Text
    comment: str
    at: datetime
    author: int | None = None
    by: str = ""
    taken: Timing | None = None


def of_decisions(decisions: Iterable[Decision], experiments: Sequence[Experiment]) -> list[Departure]:
    """Give the decisions that went against what the figures said when they were taken.

    Examples
    --------
    >>> of_decisions([], [])
    []
    """
    known = {f"experiment:{one.key}": one for one in experiments}
    found = []
    for one in decisions:
        if one.stance != "departs":
            continue
        tested = known.get(one.about)
        said = _said(one, tested)
        found.append(
            Departure("decision", str(one.id), _same(one.question), said, _same(one.decided), one.comment, one.at, by=one.by,
                      taken=timing(one.at, looks_of(tested)) if tested else None)
        )  # fmt: skip
    return found


def of_experiments(experiments: Iterable[Experiment]) -> list[Departure]:
    """Give the experiments registered although the accounts could not answer, and those stopped before their end."""
    found = []
    for one in experiments:
        registered, stopped = one.line("registered"), one.line("stopped")
        if registered is not None and registered.why:
            power = power_from(registered.power) if registered.power else None
            if power is None or not power.enough:
                advised = NOBODY_KNOWS if power is None else _filled(TOO_FEW, n=power.accounts, needed=power.needed)
                found.append(
                    Departure(
                        "power",
                        one.key,
                        _same(one.plan.name),
                        advised,
                        REGISTERED,
                        registered.why,
                        registered.at,
                        registered.author,
                    )
                )
        if stopped is not None and stopped.why and one.ends_at is not None and stopped.at < one.ends_at:
            found.append(
                Departure("stopped", one.key, _same(one.plan.name), _filled(RUN_UNTIL, day=f"{one.ends_at:%Y-%m-%d}"),
                          _filled(STOPPED, day=f"{stopped.at:%Y-%m-%d}"), stopped.why, stopped.at, stopped.author,
                          taken=timing(stopped.at, looks_of(one)))
            )  # fmt: skip
    return found


def of_cycles(cycles: Iterable[Cycle]) -> list[Departure]:
    """Give the cycles that were closed before the figures reached their last day."""
    return [
        Departure("closed", one.key, _same(one.plan.objective), _filled(UNTIL, day=one.plan.until.isoformat()),
                  _filled(CLOSED, day=f"{one.closed_at:%Y-%m-%d}"), one.closing.early, one.closed_at)
        for one in cycles
        if one.closing is not None and one.closed_at is not None and one.closing.early
    ]  # fmt: skip


def looks_of(one: Experiment) -> list[tuple[datetime, bool]]:
    """Give when each look was taken, and whether it settled the question or was the last of the plan."""
    looks = [(look, seen_from(look.seen)) for look in one.looks]
    return [(look.at, seen.decides or (seen.final and one.plan.watch == "planned")) for look, seen in looks]


def _said(one: Decision, tested: Experiment | None) -> Text:
    """Say what the figures said when a decision was taken."""
    if one.figure is not None:
        return _filled(FIGURE_SAID, says=SAYS[one.figure.says]) if one.figure.says else Text("–", "–")
    number = one.reference.rpartition(":")[2]
    look = next((each for each in tested.looks if str(each.number) == number), None) if tested else None
    return _filled(LOOK_SAID, says=_small(WORDS[seen_from(look.seen).word])) if look else Text("–", "–")


def _same(text: str) -> Text:
    return Text(text, text)


def _small(text: Text) -> Text:
    return Text(text.en[:1].lower() + text.en[1:], text.fr[:1].lower() + text.fr[1:])


def _filled(text: Text, **facts: object) -> Text:
    told = [
        text.in_language(
            language, **{name: fact.in_language(language) if isinstance(fact, Text) else fact for name, fact in facts.items()}
        )
        for language in ("en", "fr")
    ]
    return Text(*told)
