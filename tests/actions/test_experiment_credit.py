"""An experiment corrects the credit of what it tested, each by its precision; what it did not settle corrects nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from cordee.actions.experiment_credit import correction
from cordee.core.measurement.experiments import HOLDOUT, TREATED, Experiment, Plan
from tests.trying import MONDAY, names, open_accounts, publish, reopened

PLAN = Plan("Spring letter", "Letters bring wins", "email_house", "won", 90, 0.10, audience="prospects", looks=3)
CREDITS = {"": (100.0, 0.0, 0.0), "email_house": (60.0, 0.55, 0.65), "webinar": (40.0, 0.35, 0.45)}


@dataclass(frozen=True)
class Shelf:
    """Experiments of a house, some of them made up."""

    kept: tuple[Experiment, ...]

    def listed(self):
        return self.kept

    def named(self, key):
        return next((one for one in self.kept if one.key == key), None)


def like(experiment, key, **change):
    """Give the same experiment under another key, on something else."""
    last = experiment.lines[-1]
    return replace(experiment, key=key, lines=(*experiment.lines[:-1], replace(last, plan=replace(last.plan, **change))))


@pytest.fixture
def company(tmp_path):
    with open_accounts(tmp_path / "mine") as made:
        yield made


def looked(company, *, treated, held, plan=PLAN, day=95, credits=CREDITS):
    tests = company.experiments()
    tests.plan(plan)
    tests.register("e1")
    tests.start("e1")
    accounts = company.book().experiments.accounts("e1")
    arms = {arm: [one.account for one in accounts if one.arm == arm] for arm in (TREATED, HOLDOUT)}
    wins = {one: MONDAY + timedelta(days=9) for one in arms[TREATED][:treated] + arms[HOLDOUT][:held]}
    now = MONDAY + timedelta(days=day)
    publish(company, names(600), wins, as_of=now.date(), run="later", credits=credits)
    later = reopened(company, now).experiments()
    later.look("e1")
    return later


def test_a_credit_is_of_all_wins_and_moves_towards_what_the_experiment_showed(company):
    found = looked(company, treated=60, held=10).correction("e1")

    assert found.found.before.share == pytest.approx(0.3), "60 of the 200 wins, half of which no touch was seen before"
    assert (found.low, found.high) == pytest.approx((0.275, 0.325))
    assert found.found.shown.estimate == pytest.approx(1 - 10 / 60)
    assert found.found.before.share < found.found.after.estimate < found.found.shown.estimate
    assert found.found.after.low < found.found.after.estimate < found.found.after.high


def test_what_is_not_settled_or_measured_otherwise_corrects_nothing(company):
    assert looked(company, treated=20, held=18, day=40).correction("e1") is None


@pytest.mark.parametrize("change", [{"metric": "lead"}, {"campaign": "spring"}])
def test_an_experiment_on_something_else_corrects_nothing(company, change):
    assert looked(company, treated=60, held=10, plan=replace(PLAN, **change)).correction("e1") is None


@pytest.mark.parametrize(("held", "credits", "reason"), [(4, CREDITS, "too_few"), (10, {}, "no_credit")])
def test_too_few_wins_or_no_credit_is_told(company, held, credits, reason):
    assert looked(company, treated=60, held=held, credits=credits).correction("e1") == reason


def test_what_other_experiments_settled_moves_what_is_expected_of_a_credit(company):
    alone = looked(company, treated=60, held=10)
    mine = alone.lab.book.named("e1")
    other, elsewhere = like(mine, "e2", technique="webinar"), like(mine, "e3", technique="webinar", metric="lead")

    found = correction(replace(alone.lab, book=Shelf((mine, other, elsewhere))), "e1")

    assert alone.correction("e1").past == 0
    assert found.past == 1, "only what settled wins, of a technique with a credit"
    assert alone.correction("e1").found.expected.estimate == pytest.approx(0.3, abs=0.02)
    assert found.found.expected.estimate > 0.35, "the other technique caused four times its credit of 20 in a hundred"
    assert found.found.after.estimate > alone.correction("e1").found.after.estimate


def test_all_credits_after_add_up_to_those_before_and_only_what_was_tested_is_claimed(company):
    tests = looked(company, treated=60, held=45)

    found = tests.corrected()

    before, after = (sum(getattr(one, side) for one in found.parts) for side in ("before", "after"))
    assert (before, after) == (pytest.approx(0.5), pytest.approx(0.5)), "100 of the 200 wins were seen coming, after as before"
    assert {one.key: one.tested for one in found.parts} == {"email_house": True, "webinar": False}
    letter = next(one for one in found.parts if one.tested)
    assert letter.after == pytest.approx(tests.correction("e1").found.after.estimate), "as the experiment's own page says"
    assert found.by["email_house"].key == "e1"


def test_an_experiment_that_shows_more_than_all_that_was_seen_rescales_nothing_and_says_so(company):
    found = looked(company, treated=60, held=10).corrected()

    assert found.parts == (), "it shows .83 of all wins, and something was seen before .5 of them"
    assert list(found.by) == ["email_house"]


def test_where_nothing_is_settled_no_credit_changes(company):
    assert looked(company, treated=20, held=18, day=40).corrected() is None
