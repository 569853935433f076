"""An invented world taken in by the real road and set beside its truth: every difference, explained row by row or named.

Each check gives the differences that nothing explains, as sentences; none is what a test wants. What explains a
difference is always a row of the exports: a company's second record without a domain, a mistyped address, a profile
without one, the owner of the LinkedIn archive.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from cordee.core.vocabulary.facts import COSTS
from cordee.wiring import Company, create_company, wilson
from cordee.worlds import Truth, simulate
from cordee.worlds.truth import AccountTruth, CaseTruth, PersonTruth
from tests.taking_in import facts

Row = dict[str, Any]
UNKNOWN = "unknown"
OWNER = "linkedin_archive:owner"
STEPS = ("leads", "opportunities", "closed", "wins")
TECHNIQUE = ("touches", *STEPS, "told")


@dataclass(frozen=True)
class Recovered:
    """A world's exports, the company that they became, and its results by their keys."""

    exports: Path
    company: Company

    @cached_property
    def techniques(self) -> dict[str, Row]:
        return {row["technique"]: row for row in self.company.rows("techniques")}

    @cached_property
    def cases(self) -> dict[str, Row]:
        return {row["case_key"]: row for row in self.company.rows("cases")}

    @cached_property
    def accounts(self) -> dict[str, Row]:
        return {row["organisation_id"]: row for row in self.company.rows("accounts")}

    @cached_property
    def persons(self) -> dict[str, Row]:
        return {row["person_id"]: row for row in self.company.rows("persons")}

    @cached_property
    def costs(self) -> dict[str, Decimal]:
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for row in facts(self.company.workspace, COSTS):
            sums[row["technique"]] += row["amount"]
        return sums

    @cached_property
    def links(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {"person": {}, "organisation": {}}
        for row in self.company.rows("identity_links"):
            found[row["kind"]][row["key"]] = row["id"]
        return found

    @cached_property
    def company_file(self) -> dict[str, Row]:
        return {row["Record ID"]: row for row in _rows(self.exports, "hubspot-companies")}

    @cached_property
    def contact_file(self) -> dict[str, Row]:
        return {row["Record ID"]: row for row in _rows(self.exports, "hubspot-contacts")}

    @cached_property
    def connection_file(self) -> dict[str, Row]:
        return {_bare(row["URL"]): row for row in _rows(self.exports, "Connections", after="First Name,")}

    def account_of(self, one: AccountTruth) -> str | None:
        """Give our id of a true organisation, by its first record."""
        return self.links["organisation"].get(f"hubspot:company:{one.companies[0]}")

    def persons_of(self, one: PersonTruth) -> dict[str, str]:
        """Give the keys of a true person's records, each with our id."""
        keys = [f"hubspot:contact:{number}" for number in one.contacts]
        keys += [f"linkedin:{_bare(one.profile)}"] if one.profile else []
        return {key: self.links["person"].get(key, f"nobody for {key}") for key in keys}


def recover(folder: Path, *, organisations: int, seed: int) -> tuple[Recovered, Truth]:
    """Invent a world of two years, take every export in, run as of its end."""
    truth = simulate(folder / "world", organisations=organisations, months=24, seed=seed)
    company = create_company(folder / "company", zone=truth.zone)
    taken = company.take_in(sorted((folder / "world").glob("*.csv")))
    assert [one.problem for one in taken if one.problem] == []
    company.run(as_of=truth.as_of.date())
    return Recovered(folder / "world", company), truth


# techniques and cases


def techniques_apart(found: Recovered, truth: Truth) -> list[str]:
    """Compare every technique's counts and money; cases whose opening nobody saw stand under ``unknown``."""
    nothing = dict.fromkeys(TECHNIQUE, 0) | {"cost": None, "revenue": None}
    wanted = {one.technique: {"touches": one.touches, "told": one.told} | {step: getattr(one, f"seen_{step}") for step in STEPS}
              for one in truth.techniques}  # fmt: skip
    wanted[UNKNOWN] = {"touches": 0, "told": 0} | {
        step: sum(getattr(one, step) - getattr(one, f"seen_{step}") for one in truth.techniques) for step in STEPS
    }
    costs = {one.technique: one.cost for one in truth.techniques}
    apart = [f"technique {name} is nobody's" for name in sorted(found.techniques.keys() - wanted.keys())]
    for name, expected in wanted.items():
        row = found.techniques.get(name, nothing)
        apart += _apart(f"technique {name}", expected, row)
        cost = costs.get(name)
        taken = found.costs.get(name)
        apart += _apart(f"costs of {name}", {"sum": None if not cost else Decimal(cost) / 100}, {"sum": taken})
        apart += _apart(f"technique {name}", _money(name, cost, truth.cases), row)
    return apart


def _money(name: str, cost: int | None, cases: Iterable[CaseTruth]) -> Row:
    """Give the cost and revenue that a technique must show: none where it was paid in several currencies."""
    won = [one for one in cases if one.outcome == "won" and (one.opener if one.seen == "first" else UNKNOWN) == name]
    currencies = {one.currency for one in won} | ({"EUR"} if cost else set())
    if len(currencies) > 1:
        return {"cost": None, "revenue": None}
    revenue = Decimal(sum(one.amount for one in won)) / 100 if won else None
    return {"cost": Decimal(cost) / 100 if cost else None, "revenue": revenue}


def cases_apart(found: Recovered, truth: Truth) -> list[str]:
    """Compare every case: whose it is, each step to the second, how it ended, who opened it, what its buyer says."""
    accounts = {one.domain: found.account_of(one) for one in truth.accounts}
    wanted = {f"hubspot:deal:{one.deal}" if one.deal else f"hubspot:contact:{one.contact}": one for one in truth.cases}
    apart = [f"case {key} is nobody's" for key in sorted(found.cases.keys() - wanted.keys())]
    for key, one in wanted.items():
        expected: Row = {
            "organisation_id": accounts[one.domain],
            "person_id": found.links["person"].get(f"hubspot:contact:{one.contact}"),
            "lead_at": one.lead_at,
            "opportunity_at": one.opportunity_at,
            "won_at": one.closed_at if one.outcome == "won" else None,
            "lost_at": one.closed_at if one.outcome == "lost" else None,
            "closed": one.outcome in ("won", "lost"),
            "technique": one.opener if one.seen == "first" else UNKNOWN,
            "seen": one.seen,
            "told": one.told,
            "flag": None,
        }
        if one.deal:  # offer and amount are a deal's
            expected |= {"offer": one.offer, "amount": Decimal(one.amount) / 100, "currency": one.currency}
        apart += _apart(f"case {key}", expected, found.cases.get(key, {}))
    return apart


def covered(found: Recovered, truth: Truth, *, over: str = "closed") -> tuple[int, int]:
    """Count the techniques whose true win probability lies in the interval of their won rate, and all that have one.

    ``over="leads"`` takes wins over leads instead: the tempting formula, which blames a technique for its young cases.
    """
    inside = whole = 0
    for one in truth.techniques:
        row = found.techniques.get(one.technique)
        if row is None or not row["closed"]:
            continue
        evidence = row["won_rate_evidence"]
        low, high = evidence["low"], evidence["high"]
        if over == "leads":
            interval = wilson(row["wins"], row["leads"])
            low, high = interval.low, interval.high
        inside += low <= one.win_probability <= high
        whole += 1
    return inside, whole


# accounts


def accounts_apart(found: Recovered, truth: Truth) -> tuple[list[str], Counter[str]]:
    """Compare every account's stage and counts; give what is not explained, and how often what explained the rest."""
    apart, explained = [], Counter[str]()
    owners: dict[str, str] = {}
    for one in truth.accounts:
        id = found.account_of(one)
        if id is None or id in owners:
            apart.append(f"{one.domain} is {'nobody' if id is None else owners[id]}")
            continue
        owners[id] = one.domain
        expected = {
            "stage": one.stage, "open_deals": one.open_deals, "won_deals": one.wins, "lost_deals": one.losses,
            "touches": one.touches, "touches_90_days": one.touches_90_days, "breadth": one.people_90_days,
        }  # fmt: skip
        apart += _apart(f"account {one.domain}", expected, found.accounts[id])
    for id in sorted(found.accounts.keys() - owners.keys()):
        reason = _why_apart(found, truth, id)
        explained[reason or "nothing"] += 1
        empty = {"stage": "none", "touches": 0, "open_deals": 0, "won_deals": 0, "lost_deals": 0}
        apart += _apart(f"account {id} ({reason})", empty, found.accounts[id]) if reason else [f"account {id} is nobody's"]
    return apart, explained


def _why_apart(found: Recovered, truth: Truth, id: str) -> str:
    """Say which row of the exports makes an account that is no organisation of the truth; empty where none does."""
    keys = [key for key, one in found.links["organisation"].items() if one == id]
    if all(key.startswith("hubspot:company:") or key.startswith("name:") for key in keys):
        numbers = [key.rpartition(":")[2] for key in keys if key.startswith("hubspot:company:")]
        records = [(one, number) for one in truth.accounts for number in numbers if number in one.companies[1:]]
        if numbers and len(records) == len(numbers) == 1:
            [(owner, number)] = records
            name, own = (found.company_file[one]["Company name"] for one in (number, owner.companies[0]))
            strange = [word for word in name.split() if word not in own.split()]
            slips = [any(_slipped(word, other) for other in own.split()) for word in strange]
            if not found.company_file[number]["Company Domain Name"] and slips and all(slips):
                return "mistyped company name, no domain"
    people = [one["person_id"] for one in found.persons.values() if one["organisation_id"] == id]
    profiles = [one.removeprefix("linkedin_archive:linkedin:") for one in people]
    rows = [found.connection_file.get(one) for one in profiles]
    if id.startswith("name:") and rows and all(row and not row["Email Address"] for row in rows):
        names = {row["Company"] for row in rows if row}
        bearing = [row["Company name"] for row in found.company_file.values()
                   if row["Company Domain Name"] and any(row["Company name"].startswith(one) for one in names)]  # fmt: skip
        if len(bearing) > 1:
            return "employer of a profile without address, named as two organisations"
        if len(bearing) == 1 and "<Labs>" in bearing[0]:
            return "employer of a profile without address, named by half of its name"
    return ""


# people


@dataclass
class Membership:
    """Who works where: true pairs, pairs found, pairs that are both; what explains the rest, and what nothing explains."""

    true: int
    found: int
    right: int
    explained: Counter[str] = field(default_factory=Counter)
    apart: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.true


def people_apart(found: Recovered, truth: Truth) -> tuple[list[str], Counter[str]]:
    """Compare who is who: no two people are one, and whoever is more than one has a record that says why."""
    apart, explained = [], Counter[str]()
    owners: dict[str, str] = {}
    for one in truth.people:
        own = found.persons_of(one)
        main = own[f"hubspot:contact:{one.contacts[0]}"]
        for key, id in own.items():
            if owners.setdefault(id, one.email) != one.email:
                apart.append(f"{owners[id]} and {one.email} are one")
            if id != main:
                reason = _why_double(found, one, key)
                explained[reason or "nothing"] += 1
                apart += [] if reason else [f"{one.email} is another by {key}"]
    for id in sorted(found.persons.keys() - owners.keys()):
        reason = "owner of the LinkedIn archive" if f"{id}:".startswith(f"{OWNER}:") else "nothing"
        apart += [] if reason != "nothing" and not explained[reason] else [f"person {id} is nobody"]
        explained[reason] += 1
    apart += [f"person {id} is missing" for id in sorted(owners.keys() - found.persons.keys())]
    return apart, explained


def membership(found: Recovered, truth: Truth) -> Membership:
    """Compare the pairs of person and organisation that the truth has with those that we have."""
    ours = {id: one.domain for one in truth.accounts if (id := found.account_of(one)) is not None}
    wanted = {(one.email, one.domain) for one in truth.people}
    whose: dict[str, tuple[PersonTruth, str]] = {}
    for one in truth.people:
        for key, id in found.persons_of(one).items():
            whose.setdefault(id, (one, key))
    pairs = [(id, row["organisation_id"]) for id, row in sorted(found.persons.items()) if row["organisation_id"] is not None]
    result = Membership(true=len(wanted), found=len(pairs), right=0)
    seen: set[tuple[str, str]] = set()
    doubles: list[tuple[PersonTruth, str, str]] = []
    for id, organisation in pairs:
        if id not in whose:
            result.apart.append(f"nobody {id} works at {organisation}")
            continue
        one, key = whose[id]
        pair = (one.email, ours.get(organisation, organisation))
        if key == f"hubspot:contact:{one.contacts[0]}" and pair in wanted:
            seen.add(pair)
        else:
            doubles.append((one, key, pair[1]))
    for one, key, place in doubles:
        reason = _why_double(found, one, key)
        right_place = place == one.domain or _why_apart(found, truth, place)
        result.explained[reason or "nothing"] += 1
        if not reason or not right_place:
            result.apart.append(f"{one.email} ({key}) works at {place}")
    result.right = len(seen)
    result.apart += [f"{email} does not work at {domain}" for email, domain in sorted(wanted - seen)]
    return result


def _why_double(found: Recovered, one: PersonTruth, key: str) -> str:
    """Say which row of the exports makes a second person of one; empty where none does."""
    if key.startswith("linkedin:"):
        row = found.connection_file.get(key.removeprefix("linkedin:"))
        return "profile without an address" if row and not row["Email Address"] else ""
    number = key.rpartition(":")[2]
    if number not in one.contacts[1:]:
        return ""
    local, _, host = found.contact_file[number]["Email"].lower().partition("@")
    own, _, at = one.email.partition("@")
    return "mistyped address" if host == at and _slipped(local, own) else ""


def _slipped(wrong: str, word: str) -> bool:
    """Say whether one slip of the keys makes the wrong word: two neighbours swapped, or a letter written once too few or many."""
    if len(wrong) == len(word):
        apart = [n for n, (one, other) in enumerate(zip(wrong, word, strict=True)) if one != other]
        return (
            len(apart) == 2 and apart[1] == apart[0] + 1 and wrong[apart[0] : apart[1] + 1] == word[apart[0] : apart[1] + 1][::-1]
        )
    longer, shorter = sorted((wrong, word), key=len, reverse=True)
    return any(longer[:n] + longer[n + 1 :] == shorter and longer[n] == longer[n - 1] for n in range(1, len(longer)))


def _apart(what: str, expected: Mapping[str, Any], row: Mapping[str, Any]) -> Iterator[str]:
    for name, value in expected.items():
        if row.get(name) != value:
            yield f"{what}: {name} is {row.get(name)}, truly {value}"


def _rows(folder: Path, stem: str, *, after: str = "") -> list[Row]:
    [path] = folder.glob(f"{stem}-*.csv")
    text = path.read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text[text.index(after) :])))


def _bare(profile: str) -> str:
    return profile.removeprefix("https://www.")
