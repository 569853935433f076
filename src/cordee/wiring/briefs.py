"""Questions and briefs of one company, with the verbs bound to its records; one's own page of them is in ``own_briefs``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from cordee.actions import briefs as verbs
from cordee.actions import drafts as drafting
from cordee.actions.brief_letters import brief_letter
from cordee.actions.briefs import Desk, Outlet
from cordee.actions.subjects import Whom, link_subject, whom
from cordee.actions.teams import Cast, cast
from cordee.actions.territories import Claimed, claims_on, territories
from cordee.core.opinion.briefs import (
    CHANNEL,
    PURPOSE,
    Brief,
    Draft,
    Kind,
    Question,
    Shown,
    Side,
    Speaker,
    Stage,
    shown,
)
from cordee.core.opinion.choice import Objective, Seat
from cordee.core.opinion.matching import Candidate, Match, match, near
from cordee.core.opinion.questions_asked import Heard, to_keep
from cordee.core.opinion.territories import Proof, Territory
from cordee.core.trust.links import MINE, MINE_DAYS, make_token
from cordee.core.trust.outgoing import Blocked, Planned, Reserved
from cordee.core.vocabulary.results_of_portraits import QUESTIONS_ASKED
from cordee.core.vocabulary.results_of_voices import NOMINATIONS
from cordee.core.vocabulary.techniques import plain
from cordee.engine.results import Ask, ResultsReader
from cordee.wiring.bound import Bound
from cordee.wiring.own_briefs import OwnBriefs
from cordee.wiring.pressure import Outbound

if TYPE_CHECKING:
    from cordee.wiring.company import Company


class Briefs(Bound):
    """What customers asked, who could answer, what was proposed to whom and what became of it.

    Parameters
    ----------
    author
        The user who asks; None for the command line and for people on their own page.
    """

    def __init__(self, company: Company, author: int | None = None) -> None:
        super().__init__(company, author)
        self.book = self.books.briefs

    @property
    def reader(self) -> ResultsReader | None:
        """The results that stand; None before the first run."""
        return self.company.reader() if (self.company.folder / "results" / "current").exists() else None

    @cached_property
    def desk(self) -> Desk:
        """What the actions need."""
        books = self.books
        return Desk(
            self.book, books.territories, books.statements, books.audit, self.reader, self.company.workspace.secret,
            self.now, self.today, self._raters(), self._trusts,
        )  # fmt: skip

    # questions

    def questions(self) -> list[Question]:
        """Give every question, the latest first."""
        return self.book.questions()

    def heard(self, most: int = 500) -> list[Heard]:
        """Give the questions that files hold and nobody has kept yet, of the ``most`` latest."""
        asked = self.reader.rows(QUESTIONS_ASKED, Ask(order=("-asked_on",), limit=most)) if self.reader else []
        return to_keep(asked, [one.text for one in self.questions()], self.territories())

    def waiting(self) -> Counter[str]:
        """Count, by territory, the questions that wait for an answer: kept ones, and those that files hold and nobody has kept."""
        kept = [one.territory for one in self.questions() if not one.closed and not self.is_answered(one)]
        return Counter([*kept, *(one.territory for one in self.heard())])

    def question(self, id: int) -> Question:
        """Give a question."""
        return verbs.question_numbered(self.book, id)

    def ask(self, question: Question) -> Question:
        """Keep what a customer asked."""
        return verbs.ask(self.desk, question, author=self.author)

    def settle(self, question: int, *, territory: str | None = None, closed: bool | None = None) -> None:
        """Put a question on another territory, or close it."""
        verbs.settle(self.desk, question, territory=territory, closed=closed, author=self.author)

    def matches(self, text: str) -> list[Match]:
        """Give the territories whose words a text holds."""
        return match(text, self.territories())

    def near(self, question: Question) -> int:
        """Count the other open questions that share a word of a territory with this one."""
        others = [one.text for one in self.questions() if one.id != question.id and not one.closed]
        return near(question.text, others, self.territories())

    # territories and their proofs

    def territories(self) -> list[Territory]:
        """Give the territories that stand."""
        return territories(self.books.territories)

    def claims(self, territory: str) -> list[Claimed]:
        """Give the claims that stand on a territory, with their proofs."""
        return claims_on(self.books.territories, territory) if territory else []

    def proofs(self, keys: Sequence[str]) -> list[Proof]:
        """Give the proofs of these keys that still stand."""
        there = {proof.key: proof for one in claims_on(self.books.territories) for proof in one.proofs}
        return [there[key] for key in keys if key in there]

    # people

    def speakers(self) -> list[Speaker]:
        """Give everybody who could speak."""
        return self.book.speakers()

    def speaker(self, id: int) -> Speaker:
        """Give somebody who could speak."""
        return verbs.speaker_numbered(self.book, id)

    def keep_speaker(
        self, said: str, *, territories: Sequence[str], languages: Sequence[str], name: str = "", side: Side = "inside",
        department: str = "", most: int | None = None,
    ) -> Speaker:  # fmt: skip
        """Keep somebody, by id, address, profile or whole name, as one who could speak; it is theirs to agree."""
        who = whom(self.reader, said, secret=self.desk.secret)
        subject = (
            link_subject(self.desk.reader, who.person, self.desk.secret) if who.person and self.desk.reader else who.subjects[0]
        )
        label = name.strip() or (who.person.name if who.person is not None else "") or said.partition("@")[0]
        before = next((one for one in self.speakers() if one.subject in {subject, *who.subjects}), None)
        return verbs.keep_speaker(
            self.desk,
            Speaker(
                0, before.subject if before else subject, label, tuple(territories), tuple(languages), side, department,
                most if most is not None else before.most if before else 3,
            ),
            author=self.author,
        )  # fmt: skip

    def agrees(self, speaker: Speaker, territory: str = "") -> bool:
        """Say whether somebody agreed to be asked."""
        known = {one.key: one for one in self.territories()}
        return verbs.agrees(self.desk.said_of(self.desk.whom(speaker.subject)), known.get(territory))

    def link(self, speaker: Speaker, *, base: str, days: int = MINE_DAYS) -> str:
        """Make the link of somebody's own page of questions."""
        self.books.audit.note("changed", author=self.author, object="link", subject=speaker.subject, detail={"days": days})
        return f"{base}/mine/{self.token(speaker.subject, days)}/asked/"

    def token(self, subject: str, days: int = 1) -> str:
        """Make the token that opens somebody's own page."""
        return make_token(MINE, subject, self.now + timedelta(days=days), self.company.workspace.link_key)

    def candidates(self, question: Question, *, language: str = "") -> list[Candidate]:
        """Give who could answer a question."""
        return verbs.candidates(self.desk, question, language=language)

    def who_could_speak(self, territory: str) -> list[Candidate]:
        """Give who could speak on a territory, whatever the question."""
        return verbs.candidates(self.desk, Question(0, "–", territory, self.today))

    def is_answered(self, question: Question) -> bool:
        """Say whether a brief on a question came to its end."""
        return any(one.question == question.id and one.done_on is not None for one in self.briefs())

    def cast(self, seats: Sequence[Seat], objective: Objective) -> Cast:
        """Choose who speaks for a campaign."""
        return cast(self.desk, seats, objective=objective)

    # briefs

    def briefs(self) -> list[Brief]:
        """Give every brief, the latest first."""
        return self.book.briefs()

    def brief(self, id: int) -> Brief:
        """Give a brief."""
        return verbs.brief_numbered(self.book, id)

    def shown(self, brief: Brief) -> Shown:
        """Say how a brief stands, to anybody."""
        return shown(brief, self.today)

    def propose(
        self, question: int, speaker: int, *, kind: Kind = "interview", audience: str, stage: Stage = "awareness",
        proofs: Sequence[str] = (), links: Sequence[str] = (), writer: str = "", gives: str = "", recommends: bool = False,
        until: date | None = None,
    ) -> Brief:  # fmt: skip
        """Propose a brief to one person."""
        brief = Brief(
            0, question, speaker, "-", "-", kind, audience, self.today, until or verbs.last_day(self.today), stage, tuple(proofs),
            tuple(links), writer, gives, recommends,
        )  # fmt: skip
        return verbs.propose(self.desk, self._outlet(), brief, author=self.author)

    def end(self, brief: Brief) -> Brief:
        """End a brief on our side; it looks open until its last day all the same."""
        return verbs.end(self.desk, brief, author=self.author)

    def finish(self, brief: Brief) -> Brief:
        """Note that a brief was done."""
        return verbs.finish(self.desk, brief, author=self.author)

    def mail(self, brief: Brief) -> Reserved | Blocked | None:
        """Queue the letter that brings a brief to its person, once; None where the data know no address.

        Raises
        ------
        BriefOver, NotAgreed
            It can no longer be taken, or they no longer agree to be asked: nothing else is said of them.
        """
        speaker, letters = self.speaker(brief.speaker), self.company.mail()
        base = letters.ready().base_url
        verbs.may_be_mailed(self.desk, brief, speaker)
        draft = brief_letter(
            self.reader, brief, self.question(brief.question), speaker, link=self.link(speaker, base=base), now=self.now,
            zone=self.company.workspace.zone, secret=self.desk.secret, author=self.author,
        )  # fmt: skip
        return letters.queue(draft) if draft is not None else None

    def drafts(self, brief: Brief) -> list[Draft]:
        """Give what we may read of a brief's text."""
        return drafting.read_drafts(self.desk, brief)

    def goes_out(self, brief: Brief) -> Draft | None:
        """Give the version of a brief's text that may go out; None where its author has not agreed to the latest."""
        return drafting.goes_out(self.desk, brief)

    def edit(self, brief: Brief, text: str) -> Draft:
        """Write a version of ours beside the author's."""
        return drafting.edit(self.desk, brief, text, author=self.author)

    def own(self, subject: str) -> OwnBriefs:
        """Give one person's own page."""
        return OwnBriefs(self, subject)

    def speaker_of(self, address: str) -> Speaker | None:
        """Give who speaks under an address; None where nobody does."""
        subjects = set(whom(self.reader, address, secret=self.desk.secret).subjects) if address else set()
        return next((one for one in self.speakers() if one.subject in subjects), None)

    def _outlet(self) -> Outlet:
        outbound = Outbound(self.company)

        def plan(who: Whom, topic: str, about: str) -> Planned:
            return outbound.plan(who, channel=CHANNEL, purpose=PURPOSE, at=self.now, topic=topic, about=about, author=self.author)

        return Outlet(outbound.book, outbound.terms, plan)

    def _trusts(self, who: Whom, territory: str) -> bool:
        return any(
            kind == "confidence" and about in ("", territory) for kind, about, _ in self.books.mandates.declared(who.subjects)
        )

    def _raters(self) -> dict[tuple[str, str], int]:
        """Give how many peers name somebody on a territory, from the latest results."""
        found: dict[tuple[str, str], int] = {}
        rows = self.reader.rows(NOMINATIONS, Ask(columns=("territory", "name", "raters"))) if self.reader else []
        for row in rows:
            key = (str(row["territory"]), plain(str(row["name"])))
            found[key] = max(found.get(key, 0), int(row["raters"]))
        return found
