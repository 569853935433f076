"""Experiments on the command line: told whether they can answer, led step by step, exported for other tools."""

from __future__ import annotations

from datetime import timedelta

import pytest
from typer.testing import CliRunner

from cordee.core.measurement.experiments import HOLDOUT, TREATED
from cordee.faces.cli.main import app
from tests.trying import MONDAY, names, open_accounts, publish

PLAN = (
    "Spring letter",
    "--hypothesis",
    "Letters bring wins",
    "--technique",
    "email_house",
    "--metric",
    "won",
    "--audience",
    "prospects",
    "--looks",
    "3",
)


@pytest.fixture
def company(tmp_path):
    with open_accounts(tmp_path / "mine") as made:
        yield made


@pytest.fixture
def call(company, monkeypatch):
    monkeypatch.setenv("CORDEE_LANGUAGE", "en")

    def called(*words, day=0):
        now = MONDAY + timedelta(days=day)
        monkeypatch.setattr("cordee.wiring.company.Company.__init__.__kwdefaults__", {"clock": lambda: now})
        answer = CliRunner().invoke(app, ["experiments", *words, "--workspace", str(company.folder)], catch_exceptions=False)
        return answer.output

    return called


def test_the_whole_way_from_plan_to_decision(company, call):
    planned = call("plan", *PLAN, "--effect", "0.1")
    registered, started = call("register", "e1"), call("start", "e1")
    accounts = company.book().experiments.accounts("e1")
    arms = {arm: [one.account for one in accounts if one.arm == arm] for arm in (TREATED, HOLDOUT)}
    wins = {one: MONDAY + timedelta(days=9) for one in arms[TREATED][:60] + arms[HOLDOUT][:10]}
    publish(company, names(600), wins, as_of=(MONDAY + timedelta(days=95)).date(), run="later")
    read, again = call("read", "e1", day=95), call("read", "e1", day=95)
    stopped = call("stop", "e1", day=95)
    decided = call(
        "decide", "e1", "Send them all year", "--by", "Marketing", "--look", "1", "--dissent", "Ann=one spring only", day=95
    )
    opinion = call("decide", "e1", "On red paper", "--by", "The chairman", day=95)

    assert "it can answer" in planned
    assert "changes by dated amendments only" in registered
    assert "270 accounts get it, 270 are left alone" in started
    assert "Look 1, on figures of 2026-06-05: Works: 19 more accounts in a hundred" in read
    assert "about 50 accounts" in read
    assert again.startswith("Nothing was computed since look 1")
    assert "free again" in stopped
    assert "experiment:e1:look:1" in decided
    assert "called an opinion" in opinion
    assert "Works" in call("list")


def test_one_that_cannot_answer_is_told_with_what_to_do_instead(company, call):
    told = call("plan", *PLAN, "--effect", "0.02")

    assert "do not run it" in told
    assert "- Test something that could do more" in told


def test_other_tools_get_the_arms_as_csv(company, call, tmp_path):
    call("plan", *PLAN, "--effect", "0.1")
    call("register", "e1")
    call("start", "e1")

    printed, said = call("accounts", "e1"), call("accounts", "e1", "--to", str(tmp_path / "arms.csv"))

    assert printed.splitlines()[0] == "account,name,arm,stratum"
    assert len(printed.splitlines()) == 541
    assert "540 accounts are in" in said
    assert (tmp_path / "arms.csv").read_text("utf-8-sig").splitlines()[0] == "account,name,arm,stratum"


def test_an_amendment_says_what_it_changed_and_asks_the_accounts_anew(company, call):
    call("plan", *PLAN, "--effect", "0.1")
    call("register", "e1")

    amended = call("amend", "e1", "--effect", "0.2", "--strata", "relation,tier", "--why", "smaller is not worth it")

    assert "difference worth having: 0.1 → 0.2" in amended
    assert "strata: relation → relation, tier" in amended
    assert "accounts" in amended.splitlines()[-1]
