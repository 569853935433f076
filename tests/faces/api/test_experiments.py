"""The API gives experiments with their looks to whoever may read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cordee.core.measurement.experiments import Plan
from tests.site import client_of
from tests.trying import MONDAY, names, open_accounts, publish, reopened

PLAN = Plan("Spring letter", "Letters bring wins", "email_house", "won", 90, 0.10, audience="prospects", looks=3)


@pytest.fixture
def company(tmp_path):
    with open_accounts(tmp_path / "mine") as made:
        tests = made.experiments()
        tests.plan(PLAN)
        tests.register("e1")
        tests.start("e1")
        later = MONDAY + timedelta(days=30)
        publish(made, names(600), {}, as_of=later.date(), run="later")
        reopened(made, later).experiments().look("e1")
        yield made


def test_whoever_may_read_gets_experiments_with_their_looks_and_nobody_else_does(company):
    answer = client_of("reader").get("/api/experiments")
    one = client_of("sales").get("/api/experiments/e1").json()

    assert answer.json() == [one]
    assert (one["state"], one["says"], one["arms"]) == ("running", "unknown", {"holdout": 270, "treated": 270})
    assert [(look["number"], look["reason"], look["low"]) for look in one["looks"]] == [(1, "too_few", None)]
    assert client_of("expert").get("/api/experiments").status_code == 403
    assert client_of(None).get("/api/experiments").status_code == 401
    assert client_of("reader").get("/api/experiments/e9").json()["code"] == "MEASURE-61"
