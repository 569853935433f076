"""Surveys: made, asked of people who may be asked, answered, closed. Nobody here learns who answered what."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np

from cordee.actions.consents import said_of
from cordee.actions.notices import due_notices
from cordee.actions.people import Person
from cordee.actions.subjects import Whom, link_subject, whom_of_subject
from cordee.core.opinion.asking import LINK_DAYS, PURPOSE, REFUSALS, Asked, Refusal, SurveyBook, may_be_asked
from cordee.core.opinion.conduct import check_conduct
from cordee.core.opinion.surveys import (
    MOST_LISTED,
    NOBODY,
    Answer,
    Named,
    Step,
    Survey,
    done_steps,
    drawn,
    fixed,
    opened,
    reopened,
    says_something,
    steps_of,
)
from cordee.core.opinion.territories import Territory
from cordee.core.trust.audit import Audit
from cordee.core.trust.consent import Statements
from cordee.core.trust.links import make_token, read_token
from cordee.core.trust.notice import Notices
from cordee.core.trust.notice import State as Told
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.problems_of_answers import ReplyTooSoon
from cordee.core.vocabulary.problems_of_trust import SeveralPeople
from cordee.core.vocabulary.problems_of_voices import BadSurvey, NamesOneself, NobodyToAsk, NoSuchSurvey, SurveyClosed
from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import LANGUAGES, Language, Text
from cordee.engine.results import ResultsReader

LONGEST_REPLY = 2000


@dataclass(frozen=True, slots=True)
class Audience:
    """Who of those named may be asked, as subject and person, and how many may not, by reason."""

    people: tuple[tuple[str, Whom], ...]
    refused: Mapping[Refusal, int]

    def because(self) -> Text:
        """Say why some may not be asked."""
        sentences = [
            ", ".join(f"{n} {REFUSALS[one].in_language(language)}" for one, n in sorted(self.refused.items())) or "0"
            for language in LANGUAGES
        ]
        return Text(*sentences)


@dataclass(frozen=True, slots=True)
class Judges:
    """What says who may be asked: the results that stand, what people said, who was told."""

    reader: ResultsReader | None
    statements: Statements
    notices: Notices
    secret: str
    today: date


def survey_numbered(book: SurveyBook, id: int) -> Survey:
    """Give a survey.

    Raises
    ------
    NoSuchSurvey
        There is none of that number.
    """
    there = book.surveys()
    for one in there:
        if one.id == id:
            return one
    raise NoSuchSurvey(id=id, n=len(there))


def make(book: SurveyBook, audit: Audit, survey: Survey, *, author: int | None = None) -> Survey:
    """Make a survey, as a draft."""
    made = book.make(survey, author=author)
    audit.note("changed", author=author, object=f"survey {made.id}", detail={"wave": made.wave, "template": made.template})
    return made


def audience(judges: Judges, territory: Territory, people: Iterable[Whom], *, there: Collection[str] = ()) -> Audience:
    """Part those who may be asked from those who may not.

    Parameters
    ----------
    there
        The subjects of those who are asked already.
    """
    late = _states(judges)
    taken = set(there)
    topics = (territory.name.en, territory.name.fr)
    found: list[tuple[str, Whom]] = []
    refused: Counter[Refusal] = Counter()
    for who in people:
        subject = _link_subject(judges, who)
        said = said_of(judges.reader, judges.statements, who.subjects, secret=judges.secret)
        told = late.get(who.person.id) if who.person is not None else None
        why: Refusal | None = may_be_asked(said, told, topics=topics, shared=not subject)
        if why is None and taken & set(who.subjects):
            why = "twice"
        if why is not None:
            refused[why] += 1
            continue
        taken |= {subject, *who.subjects}
        found.append((subject, who))
    return Audience(tuple(found), dict(refused))


def ask(
    book: SurveyBook,
    audit: Audit,
    survey: Survey,
    chosen: Audience,
    *,
    segment: str,
    language_of: Callable[[Person | None], Language],
    author: int | None = None,
) -> int:
    """Ask everybody of an audience; give how many were added.

    Raises
    ------
    SurveyClosed
        It is closed.
    NobodyToAsk
        None of those named may be asked.
    """
    _not_closed(survey)
    if not chosen.people:
        raise NobodyToAsk(because=chosen.because())
    added = book.ask(survey.id, [(subject, segment.strip(), language_of(who.person)) for subject, who in chosen.people])
    audit.note(
        "changed", author=author, object=f"survey {survey.id}", detail={"asked": added, "refused": sum(chosen.refused.values())}
    )
    return added


def list_people(book: SurveyBook, survey: Survey, people: Iterable[Whom], *, secret: str) -> int:
    """List people whom a respondent's page suggests; only these names are ever shown to respondents.

    Raises
    ------
    BadSurvey
        More than the page can suggest.
    """
    _not_closed(survey)
    wanted = []
    for who in people:
        label = (who.person.name if who.person is not None else "") or (who.said if "@" not in who.said else "")
        if label and who.subjects:
            wanted.append(
                (label, subject_of(f"email:{who.person.email}", secret) if who.person and who.person.email else who.subjects[0])
            )
    if len(wanted) + sum(one.listed for one in book.listed(survey.id)) > MOST_LISTED:
        raise BadSurvey(complaint=Text("more than 200 names in the list", "plus de 200 noms dans la liste"))
    return book.add_listed(survey.id, wanted)


def open_survey(book: SurveyBook, audit: Audit, survey: Survey, now: datetime, *, author: int | None = None) -> Survey:
    """Open a survey: from now on its links are answered."""
    made = opened(survey, book.counts(survey.id).asked, now)
    book.change(made)
    audit.note("changed", author=author, object=f"survey {survey.id}", detail={"state": "open"})
    return made


def close(book: SurveyBook, audit: Audit, survey: Survey, now: datetime, *, author: int | None = None) -> Survey:
    """Close a survey: nothing is answered or withdrawn any more, and the next run counts it; until then it can be reopened."""
    _not_closed(survey)
    made = replace(survey, state="closed", closed_at=now, opened_at=survey.opened_at or now)
    book.change(made)
    audit.note("changed", author=author, object=f"survey {survey.id}", detail={"state": "closed"})
    return made


def reopen(
    book: SurveyBook, audit: Audit, survey: Survey, now: datetime, *, counted_at: datetime | None, author: int | None = None
) -> Survey:
    """Undo the closing of a survey, as long as no run has counted its answers.

    Parameters
    ----------
    counted_at
        When the latest run was made; None where there is none.
    """
    computed = is_counted(survey, counted_at)
    made = reopened(survey, computed=computed, today=now.date())
    book.change(made)
    audit.note("changed", author=author, object=f"survey {survey.id}", detail={"state": "reopened"})
    return made


def reply(
    book: SurveyBook,
    audit: Audit,
    survey: Survey,
    text: str,
    now: datetime,
    *,
    counted_at: datetime | None,
    author: int | None = None,
) -> Survey:
    """Answer to what came out of a survey; every respondent reads it under their own link.

    Raises
    ------
    ReplyTooSoon
        No run has counted the answers yet.
    BadSurvey
        The text is too long.
    """
    if not is_counted(survey, counted_at):
        raise ReplyTooSoon(id=survey.id)
    said = text.strip()
    if len(said) > LONGEST_REPLY:
        raise BadSurvey(
            complaint=Text("an answer of ours has 2,000 letters at most", "notre réponse compte 2 000 lettres au plus")
        )
    check_conduct([said])
    made = replace(survey, reply=said, replied_at=now if said else None)
    book.change(made)
    audit.note("changed", author=author, object=f"survey {survey.id}", detail={"reply": len(said)})
    return made


def is_counted(survey: Survey, counted_at: datetime | None) -> bool:
    """Say whether a run was made since a survey was closed."""
    return survey.closed_at is not None and counted_at is not None and counted_at >= survey.closed_at


def token_of(asked: Asked, survey: Survey, *, link_key: str, now: datetime) -> str:
    """Make the token of somebody's link; it opens until the survey closes, sixty days at most where no day is set."""
    until = now + timedelta(days=LINK_DAYS)
    if survey.closes_on is not None:
        until = now + timedelta(days=max(1, (survey.closes_on - now.date()).days + 1))
    return make_token(PURPOSE, asked.rater, until, link_key)


class Answering:
    """One respondent in front of their page.

    Raises
    ------
    ForgedLink, ExpiredLink
        The token is none of ours, or too old.
    """

    def __init__(
        self, book: SurveyBook, token: str, *, secret: str, link_key: str, now: datetime, reader: ResultsReader | None
    ) -> None:
        self.book, self.secret, self.now, self.reader = book, secret, now, reader
        found = book.respondent(read_token(token, PURPOSE, link_key, now))
        if found is None:
            raise NoSuchSurvey(id="–", n=0)
        self.asked = found
        self.survey = survey_numbered(book, found.survey)

    @property
    def is_open(self) -> bool:
        """Whether answers are still taken."""
        closes = self.survey.closes_on
        return self.survey.state == "open" and (closes is None or self.now.date() <= closes)

    @property
    def answers(self) -> list[Answer]:
        """What they answered so far."""
        return self.book.answers(self.asked.id)

    @property
    def listed(self) -> list[Named]:
        """Whom the page suggests: those of the list but the respondent."""
        own = set(self.me.subjects)
        return [one for one in self.book.listed(self.survey.id) if one.listed and one.label and one.subject not in own]

    @property
    def me(self) -> Whom:
        """The respondent, as the data know them."""
        return whom_of_subject(self.reader, self.asked.subject, self.secret)

    def steps(self, answers: Collection[Answer]) -> list[Step]:
        """Give the steps of this respondent."""
        order = [int(one) for one in self.order([str(one.id) for one in self.listed], "listed")]
        return steps_of(self.survey, answers, self.book.listed(self.survey.id), order)

    def order(self, things: Sequence[str], what: str) -> list[str]:
        """Draw an order that is theirs and stays theirs."""
        seed = hashlib.sha256(f"{self.secret}|order|{what}|{self.asked.rater}".encode()).digest()
        return drawn(things, np.random.default_rng(int.from_bytes(seed[:8], "big")))

    def keep(self, step: Step, answers: Sequence[Answer], *, still: Collection[int] | None = None) -> None:
        """Keep the answers of a step.

        Raises
        ------
        SurveyClosed
            Answers are no longer taken.
        """
        self._still_open()
        if fixed(step, self.answers):
            return
        items = [*(step.part.asked() or (step.part.kind,)), f"{NOBODY}{step.key}"]
        about = step.person.id if step.person is not None else None
        self.book.keep(self.asked.id, step.key, items, answers, about=about, on=self.now.date(), still=still)
        after = self.answers
        if not says_something(after):
            self.book.unfinish(self.asked.id)
        elif {one.key for one in self.steps(after)} <= done_steps(after):
            self.book.finish(self.asked.id)

    def name(self, typed: str) -> Named:
        """Give whom a respondent names: somebody of the list where the names agree, else a name as typed.

        Raises
        ------
        NamesOneself
            It is their own.
        """
        label = " ".join(typed.split())[:200]
        word = plain(label)
        me = self.me.person
        if me is not None and word == plain(me.name):
            raise NamesOneself()
        for one in self.listed:
            if plain(one.label) == word:
                return one
        return self.book.name(self.survey.id, label, subject_of(f"name:{word}", self.secret))

    def withdraw(self) -> None:
        """Take away all that was answered."""
        self._still_open()
        self.book.withdraw(self.asked.id)

    def _still_open(self) -> None:
        if not self.is_open:
            raise SurveyClosed(id=self.survey.id, day=f"{(self.survey.closed_at or self.now):%Y-%m-%d}")


def _link_subject(judges: Judges, who: Whom) -> str:
    """Give the subject by which somebody is asked: one that names nobody else; empty where every one is shared."""
    if who.generic or not who.own:
        return ""
    if who.person is None or judges.reader is None:
        return who.own[0]
    try:
        return link_subject(judges.reader, who.person, judges.secret)
    except SeveralPeople:
        return ""


def _states(judges: Judges) -> dict[str, Told]:
    if judges.reader is None:
        return {}
    told = due_notices(judges.reader, judges.notices, secret=judges.secret, today=judges.today)
    return {one.due.person_id: one.due.state for one in told}


def _not_closed(survey: Survey) -> None:
    if survey.state == "closed" and survey.closed_at is not None:
        raise SurveyClosed(id=survey.id, day=f"{survey.closed_at:%Y-%m-%d}")
