"""Versions of messages kept, noted on, and singled out: by the verdict of an experiment, or by a decision which says what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cordee.actions.decisions import decision_of
from cordee.core.measurement.decisions import Decision, DecisionBook, Dissent, Stance
from cordee.core.measurement.departures import looks_of
from cordee.core.measurement.experiment_reading import word_of
from cordee.core.measurement.experiments import Experiment, ExperimentBook
from cordee.core.programmes.versions import Chosen, Heard, Standing, Verdict, Version, VersionBook, standing
from cordee.core.trust.audit import Audit
from cordee.core.vocabulary.problems_of_messages import BadVersion, NoSuchVersion
from cordee.core.vocabulary.problems_of_trials import NoSuchExperiment
from cordee.core.vocabulary.text import Text

UNEXPLAINED = Text("a later version that does not say what it changes", "une version suivante qui ne dit pas ce qu’elle change")


@dataclass(frozen=True, slots=True)
class Desk:
    """What these verbs need: the books, the log, the moment, who asks."""

    book: VersionBook
    decisions: DecisionBook
    experiments: ExperimentBook
    audit: Audit
    now: datetime
    author: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A message with all its versions, what customers said to them, the experiments on them, and which one stands."""

    versions: tuple[Version, ...]
    heard: tuple[Heard, ...]
    experiments: dict[str, Experiment]
    stands: Standing

    @property
    def latest(self) -> Version:
        """The version written last; it need not stand."""
        return self.versions[-1]


def messages(desk: Desk) -> list[Told]:
    """Give every message that is kept, the one with the newest version first."""
    keys = dict.fromkeys(one.key for one in reversed(desk.book.versions()))
    return [message(desk, key) for key in keys]


def message(desk: Desk, key: str) -> Told:
    """Give one message; raises ``NoSuchVersion``."""
    found = tuple(desk.book.versions(key)) if key else ()
    if not found:
        raise NoSuchVersion(key=key, known=", ".join(dict.fromkeys(one.key for one in desk.book.versions())) or "–")
    tested = {
        one: known for one in {each.experiment for each in found if each.experiment} if (known := desk.experiments.named(one))
    }
    verdicts = {name: _verdict(one) for name, one in tested.items()}
    return Told(found, tuple(desk.book.heard(key)), tested, standing(found, verdicts, _chosen(desk, key)))


def keep(desk: Desk, version: Version) -> Version:
    """Keep a version.

    Raises
    ------
    BadVersion, NoSuchExperiment
        A later one does not say what it changes; it names an experiment that there is not.
    """
    if version.key and not version.why.strip():
        raise BadVersion(complaint=UNEXPLAINED)
    if version.experiment and desk.experiments.named(version.experiment) is None:
        raise NoSuchExperiment(key=version.experiment, known=", ".join(one.key for one in desk.experiments.listed()) or "–")
    made = desk.book.write(version, at=desk.now, author=desk.author)
    desk.audit.note("changed", author=desk.author, object=f"message {made.key}", detail={"version": made.number})
    return made


def hear(desk: Desk, heard: Heard) -> Heard:
    """Keep what a customer said to a version."""
    made = desk.book.hear(heard, at=desk.now, author=desk.author)
    desk.audit.note("changed", author=desk.author, object=f"message {made.key}", detail={"version": made.number, "step": "heard"})
    return made


def choose(
    desk: Desk,
    key: str,
    number: int,
    question: str,
    decided: str,
    *,
    by: str,
    comment: str = "",
    dissents: Sequence[Dissent] = (),
) -> Decision:
    """Decide that a version stands: on the last look of its experiment where there is one, else it is an opinion, and is called so.

    Parameters
    ----------
    comment
        Why all the same, where its experiment found that it does not work.

    Raises
    ------
    NoSuchVersion, BadDecision
        There is no such version; the decision lacks a part.
    """
    found = next((one for one in message(desk, key).versions if one.number == number), None)
    if found is None:
        raise NoSuchVersion(key=f"{key} {number}", known=key)
    tested = desk.experiments.named(found.experiment) if found.experiment else None
    reference = f"experiment:{tested.key}:look:{tested.looks[-1].number}" if tested is not None and tested.looks else ""
    word = word_of(tested)[0] if tested is not None and reference else "unknown"
    stance: Stance = "follows" if word == "works" else "departs" if word == "does_not_work" else ""
    made = desk.decisions.write(
        decision_of(question, decided, by, at=desk.now, reference=reference, dissents=dissents, about=f"message:{key}:{number}",
                    stance=stance, comment=comment),
        author=desk.author,
    )  # fmt: skip
    desk.audit.note("changed", author=desk.author, object=f"decision {made.id}", detail={"evidence": made.evidence})
    return made


def _verdict(one: Experiment) -> Verdict:
    word, look = word_of(one)
    settled = [at for at, done in looks_of(one) if done]
    return Verdict(word, settled[0] if settled and look is not None else None)


def _chosen(desk: Desk, key: str) -> list[Chosen]:
    found = []
    for one in desk.decisions.standing(about=f"message:{key}"):
        number = one.about.rpartition(":")[2]
        if number.isdecimal() and one.id is not None:
            found.append(Chosen(int(number), one.at, one.id, one.evidence != "opinion"))
    return found
