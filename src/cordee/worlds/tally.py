"""Counting a world's truth while it is drawn, in memory that does not grow with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np

from cordee.core.vocabulary.settings import DEFAULTS
from cordee.worlds.journeys import Case, Whole
from cordee.worlds.market import OFFERS, TECHNIQUES
from cordee.worlds.organisations import Organisation
from cordee.worlds.people import Person
from cordee.worlds.seasons import DAY, Span
from cordee.worlds.truth import AccountTruth, CaseTruth, PersonTruth, TechniqueTruth, technique_truth

STEPS = ("leads", "opportunities", "closed", "wins")


class Tally:
    """The sums of a world: touches by technique and month, cases by technique and step, sizes.

    Parameters
    ----------
    span
        The world's days.
    """

    def __init__(self, span: Span) -> None:
        self._span = span
        self.touches: Whole = np.zeros((len(TECHNIQUES), len(span.calendar_months)), dtype=np.int64)
        self.counts: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self.seen: dict[str, Counter[str]] = {"cases": Counter(), "wins": Counter()}
        self._steps: Counter[tuple[int, str]] = Counter()

    def count_touches(self, moments: Whole, techniques: Whole) -> None:
        """Add touches by technique and month."""
        months = len(self._span.calendar_months)
        cells = techniques * months + self._span.month_of_day[moments // DAY]
        self.touches += np.bincount(cells, minlength=self.touches.size).reshape(self.touches.shape)

    def count_case(self, case: Case) -> None:
        """Add a case to its opener's steps."""
        reached = [True, case.opportunity is not None, case.closed is not None, case.outcome == "won"]
        for step, there in zip(STEPS, reached, strict=True):
            if there:
                self._steps[case.opener, step] += 1
                self._steps[case.opener, f"seen_{step}"] += case.seen == "first"
        if case.told is not None:
            self._steps[case.told, "told"] += 1
        self.seen["cases"][case.seen] += 1
        self.seen["wins"][case.seen] += case.outcome == "won"
        self.counts["cases"] += 1
        self.counts["deals"] += case.opportunity is not None

    def count_organisation(self, organisation: Organisation, people: Sequence[Person]) -> None:
        """Add an organisation and its people, with their doubles."""
        counts = self.counts
        counts["organisations"] += 1
        counts["company_records"] += 2 if organisation.twin else 1
        counts["people"] += len(people)
        counts["contact_records"] += len(people)
        counts["homonyms"] += organisation.homonym
        counts["subsidiaries"] += organisation.subsidiary
        counts["targets"] += bool(organisation.tier)
        counts[f"tracking_{organisation.tracking}"] += 1
        if organisation.twin:
            counts[f"organisations_{organisation.twin.kind}"] += 1
        for person in people:
            counts["people_free_mail"] += person.free_mail
            counts["connections"] += bool(person.profile)
            counts["connections_with_address"] += bool(person.connection_email)
            if person.twin:
                counts["contact_records"] += 1
                counts[f"people_{person.twin.kind}"] += 1

    def techniques(self) -> tuple[TechniqueTruth, ...]:
        """Give every technique's truth."""
        found = []
        for number, law in enumerate(TECHNIQUES):
            touches = int(self.touches[number].sum())
            steps = {name: self._steps[number, name] for step in STEPS for name in (step, f"seen_{step}")}
            cost = None if law.cost is None else law.cost * touches
            found.append(technique_truth(law, touches=touches, cost=cost, told=self._steps[number, "told"], **steps))
        return tuple(found)


def account(
    span: Span, organisation: Organisation, cases: Sequence[Case], moments: Whole, persons: Whole, companies: Sequence[str]
) -> AccountTruth:
    """Give an organisation's simple facts at the end, and the stage that they make."""
    recent = moments >= span.over - DEFAULTS["aware_days"] * DAY
    won = [case.closed for case in cases if case.outcome == "won" and case.closed is not None]
    lost = [case.closed for case in cases if case.outcome == "lost" and case.closed is not None]
    since = _months_before(span, DEFAULTS["customer_months"])
    opened, wins_lately = sum(case.outcome == "open" for case in cases), sum(moment >= since for moment in won)
    crowd = len(set(persons[recent & (persons >= 0)].tolist()))
    since_loss = max([moments.max(initial=-1), *won, *(case.lead for case in cases)])
    stage = "none"
    if opened:
        stage = "purchase"
    elif wins_lately:
        stage = "customer"
    elif lost and since_loss <= max(lost):
        stage = "lost"
    elif crowd >= DEFAULTS["consideration_people"]:
        stage = "consideration"
    elif recent.any():
        stage = "awareness"
    return AccountTruth(
        domain=organisation.domain,
        companies=tuple(companies),
        stage=stage,
        open_deals=opened,
        wins=len(won),
        losses=len(lost),
        wins_24_months=wins_lately,
        touches=len(moments),
        touches_90_days=int(recent.sum()),
        people_90_days=crowd,
    )


def case_truth(span: Span, organisation: Organisation, case: Case, *, deal: str, contact: str) -> CaseTruth:
    """Give a case as truth.json tells it."""
    return CaseTruth(
        deal=deal,
        contact=contact,
        domain=organisation.domain,
        opener=TECHNIQUES[case.opener].id,
        seen=case.seen,
        offer=OFFERS[case.offer][0],
        lead_at=span.when(case.lead),
        opportunity_at=span.when(case.opportunity) if case.opportunity is not None else None,
        closed_at=span.when(case.closed) if case.closed is not None else None,
        outcome=case.outcome,
        amount=case.amount // 100 * 100,
        currency=organisation.currency,
        told=TECHNIQUES[case.told].id if case.told is not None else None,
    )


def person_truth(organisation: Organisation, person: Person, contacts: Sequence[str]) -> PersonTruth:
    """Give a person's employer and records as truth.json tells them."""
    return PersonTruth(person.email, organisation.domain, tuple(contacts), person.profile, person.free_mail)


def _months_before(span: Span, months: int) -> int:
    """Give the moment so many months before the end, before the span where it must be."""
    over = span.when(span.over).date()
    year, month = divmod(over.year * 12 + over.month - 1 - months, 12)
    return (date(year, month + 1, min(over.day, 28)) - span.start).days * DAY
