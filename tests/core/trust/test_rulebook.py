"""The rulebook: what the issue lists is there, each rule says where it comes from, and names the test that shows it at work."""

from __future__ import annotations

import re

import pytest

from cordee.core.trust import terms
from cordee.core.trust.rulebook import AREAS, RULES, rule_named
from cordee.core.vocabulary.problems_of_trust import NoSuchRule
from tests.house.tree import ROOT

# tests that come with the code that applies the rule: where the file is there, it must name the rule
LISTED = {
    "consent.objection", "consent.proof", "consent.generic", "notice.imported", "retention.prospects", "retention.customers",
    "retention.tracers", "retention.audience", "disclosure.paid", "disclosure.pictures", "disclosure.employment", "contract.written",
    "honesty.relationship", "honesty.opinion", "honesty.identity", "fairness.equality", "fairness.respect", "fairness.effectiveness",
    *(f"myth.{number}" for number in range(1, 11)),
}  # fmt: skip


def test_every_rule_that_was_asked_for_is_there_once():
    ids = [rule.id for rule in RULES]

    assert not LISTED - set(ids)
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+\.[a-z0-9_]+", id) and rule_named(id).area in AREAS for id in ids)


def named(rule, text):
    """Say whether a test names a rule, by its id or by the constant that stands for it."""
    constants = [name for name, value in vars(terms).items() if value == rule]
    return f'"{rule}"' in text or any(re.search(rf"\b{name}\b", text) for name in constants)


def test_every_rule_names_the_test_that_shows_it_at_work_or_stands_as_a_reminder():
    lost = []
    for rule in RULES:
        path = ROOT / rule.test
        if rule.test and path.exists() and not named(rule.id, path.read_text("utf-8")):
            lost.append(f"{rule.test} does not name {rule.id}")
        elif rule.test and not path.exists():
            lost.append(f"{rule.test} of {rule.id} is not there")

    assert not lost


def test_a_rule_that_blocks_or_needs_a_reason_by_itself_is_checked():
    assert not [rule.id for rule in RULES if rule.severity == "blocks" and not rule.checked]


def test_the_myths_that_no_source_gives_stay_open_and_off():
    unknown = [rule_named(f"myth.{number}") for number in range(5, 11)]

    assert {rule.severity for rule in unknown} == {"off"}
    assert all("could find" in rule.says.en and "pas retrouvé" in rule.says.fr for rule in unknown)
    assert {rule_named(f"myth.{number}").severity for number in range(1, 5)} == {"warns"}


def test_what_comes_from_socialmedia_org_says_so_and_under_which_licence():
    checklist = [rule for rule in RULES if rule.area == "checklist"]

    assert len(checklist) >= 8
    assert all("SocialMedia.org" in rule.source.en and "CC BY 3.0" in rule.source.en for rule in checklist)


def test_only_the_objection_the_answers_we_owe_and_what_nobody_may_be_asked_are_beyond_the_team_s_choice():
    asked = ["fairness.commodity", "fairness.message", "fairness.bought"]

    assert [rule.id for rule in RULES if rule.firm] == ["consent.objection", *asked, "mail.answer_owed", "experiment.holdout"]


def test_an_unknown_rule_is_told_with_those_there_are():
    with pytest.raises(NoSuchRule) as told:
        rule_named("myth.11")

    assert "consent.objection" in told.value.in_language("en")
