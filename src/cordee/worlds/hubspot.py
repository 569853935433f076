"""What HubSpot's own export buttons would give of an invented market: companies, contacts and deals."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from cordee.core.vocabulary.techniques import BY_ID
from cordee.worlds import market
from cordee.worlds.dice import Dice
from cordee.worlds.journeys import Case, Journey
from cordee.worlds.lines import Lines, dated, line
from cordee.worlds.market import TECHNIQUES
from cordee.worlds.organisations import Organisation
from cordee.worlds.people import Person
from cordee.worlds.seasons import DAY, Span

COMPANY_HEADINGS = (
    "Record ID", "Company name", "Company Domain Name", "Website URL", "Country/Region", "Industry", "Number of Employees",
    "Parent Company ID", "Type", "Lifecycle Stage", "Company owner", "Create Date",
)  # fmt: skip
CONTACT_HEADINGS = (
    "Record ID", "First Name", "Last Name", "Email", "Phone Number", "Job Title", "Associated Company IDs",
    "Original Source", "Became a Lead Date", "Create Date", "Contact owner",
)  # fmt: skip
DEAL_HEADINGS = (
    "Record ID", "Deal Name", "Deal Stage", "Amount", "Currency", "Create Date", "Close Date", "Associated Company IDs",
    "Associated Contact IDs", "Lead source", "Product", "Deal owner", "How did you hear of us?",
)  # fmt: skip
FIRST_COMPANY, FIRST_CONTACT, FIRST_DEAL = 10_000_001, 20_000_001, 30_000_001
LIFECYCLE = {"won": "Customer", "open": "Opportunity", "lost": "Opportunity", "lead": "Lead"}


class HubSpot:
    """The three files of a HubSpot account, written as organisations come; records are numbered as they come."""

    def __init__(self, folder: Path, span: Span, stack: ExitStack) -> None:
        self._span = span
        self._companies = stack.enter_context(Lines(folder / dated("hubspot-companies", span.end), line(*COMPANY_HEADINGS)))
        self._contacts = stack.enter_context(Lines(folder / dated("hubspot-contacts", span.end), line(*CONTACT_HEADINGS)))
        self._deals = stack.enter_context(Lines(folder / dated("hubspot-deals", span.end), line(*DEAL_HEADINGS)))
        self._company, self._contact, self._deal = FIRST_COMPANY, FIRST_CONTACT, FIRST_DEAL

    def companies(self, dice: Dice, organisation: Organisation, journey: Journey) -> list[str]:
        """Write the organisation's record, and its twin's; give their ids."""
        when = self._span.minute_text(journey.met - int(dice.unit() * 60 * DAY) - 60)
        stages = {case.outcome for case in journey.cases}
        lifecycle = next((LIFECYCLE[one] for one in LIFECYCLE if one in stages), "Subscriber")
        records = [self._next_company()]
        kind = "Customer" if lifecycle == "Customer" else "Prospect"
        lines = [
            line(
                records[0],
                organisation.name,
                organisation.domain,
                f"https://www.{organisation.domain}",
                organisation.country.name,
                organisation.industry,
                organisation.employees,
                FIRST_COMPANY if organisation.subsidiary else "",
                kind,
                lifecycle,
                organisation.owner,
                when,
            )
        ]
        if twin := organisation.twin:
            records.append(self._next_company())
            lines.append(line(records[1], twin.name, twin.domain, "", "", "", "", "", "", "Subscriber", "", when))
        self._companies.write(lines)
        return records

    def contacts(
        self, dice: Dice, organisation: Organisation, people: Sequence[Person], journey: Journey, companies: Sequence[str]
    ) -> list[list[str]]:
        """Write the records of every person of an organisation; give their ids, person by person."""
        leads = {case.person: case for case in journey.cases}
        twin_company = companies[1] if organisation.twin and organisation.twin.kind == "same_domain" else companies[0]
        found, lines = [], []
        for number, person in enumerate(people):
            case = leads.get(number)
            created = self._created(dice, organisation, journey, case)
            company = companies[0] if case or dice.happens(0.5) else twin_company
            source = "Offline Sources" if organisation.tracking == "full" else ""
            lead = self._span.minute_text(case.lead) if case else ""
            records = [self._next_contact()]
            lines.append(
                line(
                    records[0],
                    person.first,
                    person.last,
                    person.email,
                    person.phone,
                    person.title,
                    company,
                    source,
                    lead,
                    self._span.minute_text(created),
                    organisation.owner,
                )
            )
            if twin := person.twin:
                records.append(self._next_contact())
                later = self._span.minute_text(created + int(dice.unit() * (self._span.over - 60 - created)))
                lines.append(
                    line(records[1], person.first, twin.last, twin.email, "", "", company, "", "", later, organisation.owner)
                )
            found.append(records)
        self._contacts.write(lines)
        return found

    def deals(
        self, dice: Dice, organisation: Organisation, journey: Journey, *, company: str, contacts: Sequence[Sequence[str]]
    ) -> list[str]:
        """Write a deal for every case that became an opportunity; give each case's id, empty where there is none."""
        leads, found, lines = {case.person for case in journey.cases}, [], []
        others = [number for number in range(len(contacts)) if number not in leads]
        for case in journey.cases:
            if case.opportunity is None:
                found.append("")
                continue
            found.append(self._next_deal())
            who = [contacts[case.person][0]]
            if others and dice.happens(0.4):
                who.append(contacts[dice.pick(others)][0])
            offer = market.OFFERS[case.offer][0]
            if case.closed is not None:
                ends, stage = case.closed, f"Closed {case.outcome.title()}"
            else:
                ends, stage = self._span.over + int(dice.unit() * 90) * DAY, dice.pick(market.OPEN_STAGES)
            lines.append(
                line(
                    found[-1],
                    f"{organisation.short} – {offer}",
                    stage,
                    f"{case.amount // 100}",
                    organisation.currency,
                    self._span.minute_text(case.opportunity),
                    self._span.minute_text(ends),
                    company,
                    ";".join(who),
                    BY_ID[TECHNIQUES[case.opener].id].name.fr if case.declared else "",
                    offer,
                    organisation.owner,
                    TECHNIQUES[case.told].word if case.told is not None else "",
                )
            )
        self._deals.write(lines)
        return found

    def _created(self, dice: Dice, organisation: Organisation, journey: Journey, case: Case | None) -> int:
        """A contact's record is made after we met; where tracking began late, not before the first lead."""
        since = journey.met
        if organisation.tracking == "late" and journey.cases:
            since = journey.cases[0].lead
        until = case.lead if case else self._span.over - 120
        return min(since + 60 + int(dice.unit() * max(0, until - since - 120)), max(until, since))

    def _next_company(self) -> str:
        self._company += 1
        return str(self._company - 1)

    def _next_contact(self) -> str:
        self._contact += 1
        return str(self._contact - 1)

    def _next_deal(self) -> str:
        self._deal += 1
        return str(self._deal - 1)
