"""What sales and marketing judge of contacts: useful or not, each side apart, beside what was measured.

A judgement is an opinion, and stays apart from what was measured: the two are shown side by side and never mixed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, Protocol

from cordee.core.vocabulary.problems_of_cycles import BadJudgement
from cordee.core.vocabulary.text import Text

Side = Literal["sales", "marketing"]
SIDES: dict[Side, Text] = {
    "sales": Text("sales", "les commerciaux"),
    "marketing": Text("marketing", "le marketing"),
}
Word = Literal["useful", "not_useful", "too_early"]
WORDS: dict[Word, Text] = {
    "useful": Text("useful", "utile"),
    "not_useful": Text("not useful", "pas utile"),
    "too_early": Text("too early to say", "trop tôt pour le dire"),
}
PURPOSE = "feedback"
OPEN_DAYS, LATE_DAYS, LOOK_BACK_DAYS = 30, 5, 90
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one side said of one case.

    Parameters
    ----------
    case
        The case's key.
    judge
        Who said it, as an opaque key: of two judgements of one judge on one case, the later holds.
    reason
        In a few words; may be empty.
    """

    case: str
    side: Side
    word: Word
    judged_at: datetime
    judge: str
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no judgement."""
        if self.side not in SIDES or self.word not in WORDS:
            raise BadJudgement(complaint=Text("no such word or side", "un mot ou un côté inconnu"))
        if len(self.reason) > LONGEST:
            raise BadJudgement(complaint=Text("a reason of more than 500 letters", "une raison de plus de 500 lettres"))


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one colleague about one case; its key is what the link carries.

    Parameters
    ----------
    subject
        The keyed hash of the colleague's address.
    label
        How the colleague is called; ``about`` how the case is called.
    """

    id: int
    key: str
    case: str
    subject: str
    label: str
    about: str
    side: Side
    asked_at: datetime
    answered_at: datetime | None = None

    def late(self, now: datetime, *, days: int = LATE_DAYS) -> bool:
        """Say whether the answer is late."""
        return self.answered_at is None and now > self.asked_at + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Owed:
    """A case on which sales have not said a word, and for how many days they could have."""

    case: str
    days: int


def owed(
    cases: Iterable[Mapping[str, Any]],
    judged: Collection[str],
    today: date,
    *,
    late: int = LATE_DAYS,
    look_back: int = LOOK_BACK_DAYS,
) -> list[Owed]:
    """Give the cases that became a lead or an opportunity lately and wait for a word of sales, the longest waiting first.

    Parameters
    ----------
    cases
        Rows of the results table ``cases``: ``case_key``, ``lead_at``, ``opportunity_at``.
    judged
        Keys of the cases on which sales said something.

    Examples
    --------
    >>> rows = [{"case_key": "a", "lead_at": datetime(2026, 5, 1), "opportunity_at": None},
    ...         {"case_key": "b", "lead_at": datetime(2026, 5, 19), "opportunity_at": None}]
    >>> owed(rows, (), date(2026, 5, 20))
    [Owed(case='a', days=19)]
    """
    found = []
    for row in cases:
        came = max((one for one in (row["lead_at"], row["opportunity_at"]) if one is not None), default=None)
        if came is None or row["case_key"] in judged:
            continue
        days = (today - came.date()).days
        if late < days <= look_back:
            found.append(Owed(row["case_key"], days))
    return sorted(found, key=lambda one: (-one.days, one.case))


class FeedbackBook(Protocol):
    """The book of judgements and of whom we asked for one."""

    def judgements(self) -> list[Judgement]:
        """Give every judgement typed in, as they were given."""
        ...

    def judge(self, judgement: Judgement, *, label: str = "", asked: int | None = None, author: int | None = None) -> None:
        """Keep a judgement; one that answers a question closes it. Earlier ones stay in the book."""
        ...

    def ask(self, asked: Asked, *, author: int | None = None) -> Asked:
        """Keep a question; one colleague is asked once about one case."""
        ...

    def asked(self) -> list[Asked]:
        """Give every question, the latest first."""
        ...

    def opened_by(self, key: str) -> Asked | None:
        """Give the question of a key."""
        ...
