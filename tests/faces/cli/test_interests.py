"""The register on the command line: a whole life of an entry, sums that end with one where a contract is missing."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cordee.wiring import create_company
from tests.faces.cli.test_main import call
from tests.site import leave, point_at

TODAY = f"{datetime.now(ZoneInfo('Europe/Paris')):%Y-%m-%d}"  # the zone of a new workspace
STAR = ("--who", "star@stage.example", "--label", "Star")


@pytest.fixture
def mine(tmp_path):
    made = create_company(tmp_path / "mine")
    point_at(made.folder)
    yield made.folder
    leave()


def add(mine, *more):
    return call("interests", "add", *STAR, "--kind", "pay", "--from", "Acme", "--since", TODAY, *more, mine)


def listed(mine, *more):
    return json.loads(call("interests", "list", "--format", "json", *more, mine).output.encode("utf-8-sig").decode("utf-8-sig"))


def test_an_entry_is_made_corrected_and_withdrawn_and_every_line_can_be_read(mine):
    assert "Entry 1" in add(mine, "--value", "400,50", "--currency", "eur", "--topic", "pumps").output

    corrected = call("interests", "correct", "1", "--value", "450", "--why", "invoice 12", mine, language="fr")
    rows = listed(mine)
    gone = call("interests", "withdraw", "2", "--why", "another Star", mine)
    history = call("interests", "history", "1", mine)

    assert "L’inscription 2 corrige l’inscription 1." in corrected.output
    assert [(row["entry"], row["value"], row["topic"], row["why"]) for row in rows] == [(2, "450.00", "pumps", "invoice 12")]
    assert gone.exit_code == 0
    assert listed(mine) == []
    assert [line.split()[0] for line in history.output.splitlines()] == ["id", "1", "2", "3"]


def test_sums_end_with_one_until_the_contract_is_noted(mine):
    add(mine, "--value", "1000", "--currency", "EUR", "--objective", "launch")

    before = call("interests", "sums", mine)
    noted = call("interests", "sign", *STAR, "--from", "Acme", "--objective", "launch", "--reference", "binder 4",
                 "--signed-on", TODAY, "--mention", "all", mine)  # fmt: skip
    after = call("interests", "sums", mine)
    call("interests", "unsign", "1", "--why", "not countersigned", mine)

    assert (before.exit_code, noted.exit_code, after.exit_code) == (1, 0, 0)
    assert "Missing: the identity of the parties" in before.output
    assert call("interests", "sums", mine).exit_code == 1
    assert len(call("interests", "contracts", mine).output.splitlines()) == 3


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--value", "1,000", "--currency", "EUR"), "TRUST-40"),
        (("--value", "10"), "TRUST-40"),
        (("--until", "2020-01-01"), "TRUST-40"),
    ],
)
def test_what_cannot_be_is_refused_with_its_code(mine, more, said):
    answer = add(mine, *more)

    assert said in str(answer.exception)
    assert listed(mine) == []


def test_an_entry_that_is_not_there_is_said_so(mine):
    answer = call("interests", "correct", "9", "--why", "x", mine)

    assert "TRUST-41" in str(answer.exception)
