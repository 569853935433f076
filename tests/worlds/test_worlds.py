"""A world's truth holds: its files say what truth.json says, on any day, and nothing in it is anybody's."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import stdnum.fr.siren
import time_machine

from cordee.core.vocabulary.keys import FREE_MAIL
from cordee.core.vocabulary.techniques import technique_of
from cordee.worlds import Truth, simulate, tables
from cordee.worlds.truth import TechniqueTruth

Row = dict[str, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    folder = tmp_path_factory.mktemp("world")
    return folder, simulate(folder, organisations=150, months=18, seed=11)


def export(folder: Path, name: str) -> Path:
    """Every export but Zoom's carries the world's last day in its name."""
    return folder / name.replace(".csv", "-2026-10-31.csv")


def rows(path: Path, *, after: str = "") -> list[Row]:
    text = path.read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text[text.index(after) :])))


def guests(folder: Path) -> list[Row]:
    found = []
    for path in sorted(folder.glob("zoom-webinar-*.csv")):
        text = path.read_text(encoding="utf-8")
        found += [{**row, "file": path.name} for row in csv.DictReader(io.StringIO(text.split("Attendee Details\n")[1]))]
    return found


def live(folder: Path) -> list[tuple[str, datetime, str]]:
    """One registration and at most one attendance a guest: who, when, what."""
    registered: dict[tuple[str, str], datetime] = {}
    attended: dict[tuple[str, str], datetime] = {}
    for row in guests(folder):
        key = (row["file"], row["Email"])
        registered[key] = american(row["Registration Time"])
        if row["Attended"] == "Yes":
            attended[key] = min(attended.get(key, datetime.max), american(row["Join Time"]))
    return [(key[1], when, what) for what, each in (("r", registered), ("a", attended)) for key, when in each.items()]


def american(cell: str) -> datetime:
    return _utc(datetime.strptime(cell, "%m/%d/%Y %I:%M:%S %p"))


def moment(cell: str) -> datetime:
    return _utc(datetime.fromisoformat(cell))


def _utc(when: datetime) -> datetime:
    """A time without zone is our tools' own."""
    return (when if when.tzinfo else when.replace(tzinfo=ZoneInfo("Europe/Paris"))).astimezone(UTC).replace(tzinfo=None)


def domain_of_address(folder: Path) -> dict[str, str]:
    companies = {row["Record ID"]: row["Company Domain Name"] for row in rows(export(folder, "hubspot-companies.csv"))}
    contacts = rows(export(folder, "hubspot-contacts.csv"))
    return {row["Email"].lower(): companies[row["Associated Company IDs"]] for row in contacts}


def touched(folder: Path) -> dict[str, list[tuple[datetime, str, str]]]:
    """All touches by the organisation's domain: when, technique, who."""
    homes = domain_of_address(folder)
    found: dict[str, list[tuple[datetime, str, str]]] = {}
    for row in rows(export(folder, "touches.csv")):
        domain = row["domain"] or homes[row["email"]]
        found.setdefault(domain, []).append((moment(row["date"]), technique_of(row["technique"]) or "", row["email"]))
    for email, when, _ in live(folder):
        found.setdefault(homes[email], []).append((when, "webinar", email))
    return {domain: sorted(each) for domain, each in found.items()}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


# --- chance ---------------------------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes_on_any_day(made: tuple[Path, Truth], tmp_path: Path) -> None:
    with time_machine.travel(datetime(2031, 5, 17, tzinfo=UTC)):
        simulate(tmp_path, organisations=150, months=18, seed=11)

    assert contents(tmp_path) == contents(made[0])


def test_another_seed_gives_another_world(made: tuple[Path, Truth], tmp_path: Path) -> None:
    simulate(tmp_path, organisations=150, months=18, seed=12)

    names = [row["Company name"] for row in rows(export(tmp_path, "hubspot-companies.csv"))]
    assert set(names).isdisjoint(row["Company name"] for row in rows(export(made[0], "hubspot-companies.csv")))


def test_a_larger_world_begins_as_the_smaller_one_so_each_organisation_is_drawn_alone(
    made: tuple[Path, Truth], tmp_path: Path
) -> None:
    simulate(tmp_path, organisations=60, months=18, seed=11)

    for name in ("touches.csv", "hubspot-companies.csv", "hubspot-contacts.csv", "hubspot-deals.csv", "target-list.csv"):
        assert export(made[0], name).read_bytes().startswith(export(tmp_path, name).read_bytes())


# --- the files say what the truth says --------------------------------------------------------------------------------


def test_touches_by_technique_are_those_of_the_files(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    counted = Counter(technique_of(row["technique"]) for row in rows(export(folder, "touches.csv")))
    counted["webinar"] += len(live(folder))

    assert counted == Counter({one.technique: one.touches for one in truth.techniques})


def test_no_two_touches_of_an_organisation_share_a_second_so_none_collapses(made: tuple[Path, Truth]) -> None:
    table = rows(export(made[0], "touches.csv"))

    assert len({tuple(row.values()) for row in table}) == len(table)


def test_the_first_touch_in_the_files_is_the_true_opener_of_every_case_that_is_seen(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    touches = touched(folder)
    seen = [case for case in truth.cases if case.seen == "first"]

    assert len(seen) > 150
    for case in seen:
        first = touches[case.domain][0]
        assert first[1] == case.opener
        assert timedelta(0) <= case.lead_at - first[0] <= timedelta(days=360)


def test_the_last_touch_before_the_lead_is_a_poor_guess_at_the_opener(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    touches = touched(folder)
    seen = [case for case in truth.cases if case.seen == "first"]
    last = [[touch for touch in touches[case.domain] if touch[0] <= case.lead_at][-1] for case in seen]

    assert sum(touch[1] == case.opener for touch, case in zip(last, seen, strict=True)) < 0.7 * len(seen)


def test_what_is_seen_of_a_case_is_what_the_files_hold(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    touches = touched(folder)
    for case in truth.cases:
        evening = case.lead_at.replace(hour=0, minute=0) + timedelta(days=1)
        times = [touch[0] for touch in touches.get(case.domain, [])]
        before = any(time < evening for time in times)
        during = any(evening <= time and (case.closed_at is None or time <= case.closed_at) for time in times)
        assert case.seen == ("first" if before else "halfway" if during else "nothing")
    assert set(truth.seen["cases"]) == {"first", "halfway", "nothing"}


def test_deals_are_the_cases_that_became_opportunities(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    deals = {row["Record ID"]: row for row in rows(export(folder, "hubspot-deals.csv"))}
    cases = {case.deal: case for case in truth.cases if case.deal}

    assert deals.keys() == cases.keys()
    for number, row in deals.items():
        case, stage = cases[number], row["Deal Stage"]
        assert {"Closed Won": "won", "Closed Lost": "lost"}.get(stage, "open") == case.outcome
        assert moment(row["Create Date"]) == case.opportunity_at
        assert case.outcome == "open" or moment(row["Close Date"]) == case.closed_at
        assert int(row["Amount"]) * 100 == case.amount
        assert row["Associated Contact IDs"].split(";")[0] == case.contact
        assert technique_of(row["How did you hear of us?"]) == case.told
        assert technique_of(row["Lead source"]) in (None, case.opener)


def test_steps_by_technique_are_those_of_the_files(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    openers = {case.contact: case.opener for case in truth.cases}
    leads = Counter(
        openers[row["Record ID"]] for row in rows(export(folder, "hubspot-contacts.csv")) if row["Became a Lead Date"]
    )
    deals = rows(export(folder, "hubspot-deals.csv"))
    of = {row["Record ID"]: openers[row["Associated Contact IDs"].split(";")[0]] for row in deals}
    won = Counter(of[row["Record ID"]] for row in deals if row["Deal Stage"] == "Closed Won")
    closed = Counter(of[row["Record ID"]] for row in deals if row["Deal Stage"].startswith("Closed"))

    def expected(step: str) -> Counter[str]:
        return +Counter({one.technique: int(getattr(one, step)) for one in truth.techniques})

    assert leads == expected("leads")
    assert Counter(of.values()) == expected("opportunities")
    assert closed == expected("closed")
    assert won == expected("wins")


def test_leads_follow_one_another_so_that_each_belongs_to_one_deal(made: tuple[Path, Truth]) -> None:
    by_domain: dict[str, list[tuple[datetime, datetime | None]]] = {}
    for case in made[1].cases:
        by_domain.setdefault(case.domain, []).append((case.lead_at, case.opportunity_at))

    for steps in by_domain.values():
        for (_, opportunity), (lead, _) in itertools.pairwise(steps):
            assert opportunity is not None
            assert opportunity < lead


def test_costs_are_contacts_times_their_cost_and_referrals_have_none(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    paid: Counter[str] = Counter()
    contacts: Counter[str] = Counter()
    for row in rows(export(folder, "costs.csv")):
        name = technique_of(row["technique"]) or ""
        paid[name] += int(row["amount"].replace(".", ""))
        contacts[name] += int(row["activities"])

    for one in truth.techniques:
        assert paid.get(one.technique) == (one.cost or None)
        assert one.cost is None or contacts[one.technique] == one.touches
    assert truth.technique("referral").cost is None


def test_accounts_at_the_end_are_what_the_files_say(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    touches = touched(folder)
    since, two_years = truth.as_of - timedelta(days=90), datetime(2024, 11, 1)
    for one in truth.accounts:
        each = touches.get(one.domain, [])
        cases = [case for case in truth.cases if case.domain == one.domain]
        recent = [touch for touch in each if touch[0] >= since]
        assert (one.touches, one.touches_90_days) == (len(each), len(recent))
        assert one.people_90_days == len({touch[2] for touch in recent if touch[2]})
        assert one.open_deals == sum(case.outcome == "open" for case in cases)
        won = [case.closed_at for case in cases if case.outcome == "won" and case.closed_at]
        assert one.wins_24_months == sum(when >= two_years for when in won)
        assert (one.stage == "purchase") == (one.open_deals > 0)
        lost = [case.closed_at for case in cases if case.outcome == "lost" and case.closed_at]
        later = [touch[0] for touch in each] + [case.lead_at for case in cases] + won
        silent = bool(lost) and max(later) <= max(lost)
        assert (one.stage == "lost") == (silent and not one.open_deals and not one.wins_24_months)
    assert Counter(one.stage for one in truth.accounts) == Counter(truth.stages)
    assert {"purchase", "customer", "consideration", "lost", "none"} <= set(truth.stages)


def test_people_and_companies_with_their_doubles_are_those_of_the_files(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    contacts = {row["Record ID"]: row for row in rows(export(folder, "hubspot-contacts.csv"))}
    companies = rows(export(folder, "hubspot-companies.csv"))
    listed = [number for person in truth.people for number in person.contacts]

    assert sorted(listed) == sorted(contacts)
    employer = {number: one.domain for one in truth.accounts for number in one.companies}
    for person in truth.people:
        assert {employer[contacts[number]["Associated Company IDs"]] for number in person.contacts} == {person.domain}
    assert len(listed) == truth.counts["contact_records"]
    assert len(truth.people) == truth.counts["people"]
    addresses = Counter(row["Email"].lower() for row in contacts.values())
    assert sum(count - 1 for count in addresses.values()) == truth.counts["people_same_address"]
    assert sorted(number for one in truth.accounts for number in one.companies) == [row["Record ID"] for row in companies]
    domains = Counter(row["Company Domain Name"] for row in companies if row["Company Domain Name"])
    assert sum(count - 1 for count in domains.values()) == truth.counts["organisations_same_domain"]
    assert sum(row["Parent Company ID"] == companies[0]["Record ID"] for row in companies) == truth.counts["subsidiaries"] == 4
    names = Counter(row["Company name"] for row in companies)
    assert sum(count - 1 for count in names.values()) == truth.counts["homonyms"] > 0


def test_homonyms_have_domains_and_register_numbers_of_their_own(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    companies = rows(export(folder, "hubspot-companies.csv"))
    names = Counter(row["Company name"] for row in companies)
    homonyms = {row["Company Domain Name"]: row["Company name"] for row in companies if names[row["Company name"]] > 1}
    targets = rows(export(folder, "target-list.csv"))
    numbers = {row["domain"]: row["siren"] for row in targets if row["siren"]}

    assert len(homonyms) == 2 * truth.counts["homonyms"]
    assert len(homonyms.keys() & numbers.keys()) >= truth.counts["homonyms"]
    assert len(set(numbers.values())) == len(numbers)
    assert len(targets) == truth.counts["targets"]


def test_zoom_headings_count_their_guests(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    registered = attended = 0
    for path in folder.glob("zoom-webinar-*.csv"):
        heading = next(csv.reader([path.read_text(encoding="utf-8").splitlines()[3]]))
        mine = [row for row in guests(folder) if row["file"] == path.name]
        there = [row for row in mine if row["Attended"] == "Yes"]
        assert [int(cell) for cell in heading[4:]] == [
            len({row["Email"] for row in mine}), len({row["Email"] for row in there}), len(there),
        ]  # fmt: skip
        registered, attended = registered + int(heading[4]), attended + int(heading[5])
    assert (registered, attended) == (truth.counts["registrations"], truth.counts["attendances"])


def test_connections_follow_linkedins_notes(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    found = rows(export(folder, "Connections.csv"), after="First Name,")

    assert export(folder, "Connections.csv").read_text(encoding="utf-8").startswith(tables.NOTES)
    assert {row["URL"] for row in found} == {person.profile for person in truth.people if person.profile}
    assert sum(bool(row["Email Address"]) for row in found) == truth.counts["connections_with_address"]


def test_truth_json_says_what_simulate_returns(made: tuple[Path, Truth]) -> None:
    folder, truth = made
    found = json.loads((folder / "truth.json").read_text(encoding="utf-8"))

    assert found["seed"] == 11
    assert found["as_of"] == "2026-11-01T00:00:00Z"
    assert [TechniqueTruth(**one) for one in found["techniques"]] == list(truth.techniques)
    assert sorted({*found["files"], "truth.json"}) == sorted(contents(folder))


# --- the world is invented, and alive ---------------------------------------------------------------------------------


def test_every_address_and_number_is_one_that_nobody_can_have(made: tuple[Path, Truth]) -> None:
    folder, _ = made
    for row in rows(export(folder, "hubspot-contacts.csv")):
        local, host = row["Email"].lower().split("@")
        assert host.endswith(".example") or (host in FREE_MAIL and local.startswith("invented."))
        assert not row["Phone Number"] or row["Phone Number"].startswith(("+33 6 39 98", "+49 30 23125", "+44 7700 900"))
    for row in rows(export(folder, "hubspot-companies.csv")):
        assert not row["Company Domain Name"] or row["Company Domain Name"].endswith(".example")
    for row in rows(export(folder, "target-list.csv")):
        assert not row["siren"] or (stdnum.fr.siren.is_valid(row["siren"]) and row["siren"].startswith("00"))


def test_august_and_december_are_quiet(tmp_path: Path) -> None:
    simulate(tmp_path, organisations=80, months=24, seed=5, touches_each=8)
    months = Counter(row["date"][:7] for row in rows(export(tmp_path, "touches.csv")))

    assert months["2026-08"] < 0.6 * months["2026-06"]
    assert months["2025-12"] < 0.7 * months["2025-11"]


def test_the_demo_has_techniques_that_differ_and_some_too_small_to_judge(tmp_path: Path) -> None:
    truth = simulate(tmp_path, organisations=400, months=24, seed=1, end=date(2026, 10, 31))

    closed = [one.closed for one in truth.techniques]
    assert sum(count >= 30 for count in closed) >= 5
    assert sum(count < 10 for count in closed) >= 2
    assert max(one.difference for one in truth.techniques) > 0.15
    assert min(one.difference for one in truth.techniques) < -0.15


def test_progress_ends_with_all(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    simulate(tmp_path, organisations=120, months=3, seed=1, progress=lambda done, of: told.append((done, of)))

    assert told == [(100, 120), (120, 120)]


@pytest.mark.parametrize(
    ("organisations", "months", "seed", "touches_each"), [(0, 3, 1, 1.0), (10, 0, 1, 1.0), (10, 3, -1, 1.0), (10, 3, 1, -1.0)]
)
def test_a_world_of_no_sense_is_refused(organisations: int, months: int, seed: int, touches_each: float, tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        simulate(tmp_path, organisations=organisations, months=months, seed=seed, touches_each=touches_each)
