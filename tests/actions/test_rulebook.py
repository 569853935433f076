"""Switching a rule is noted in the audit log; a rule that is firm or unexplained stays as it was, and nothing is noted."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.actions.rulebook import rulebook, switch_rule
from cordee.core.trust.rule import Change
from cordee.core.vocabulary.problems import Problem
from tests.taking_in import NOW

DAY = date(2026, 11, 1)


class Book:
    """Rules and audit on lists."""

    def __init__(self):
        self.decided, self.noted = [], []

    def changes(self):
        return list(self.decided)

    def change(self, rule, severity, *, since, reason, author=None):
        self.decided.append(Change(rule, severity, since, reason, str(author or ""), NOW))

    def note(self, deed, **facts):
        self.noted.append((deed, facts["object"], facts["author"]))


def test_a_switch_holds_from_its_day_and_is_noted():
    book = Book()

    switch_rule(book, book, "pressure.quiet", "warns", since=DAY, reason="a fair on Sunday", author=3)

    held = {one.rule.id: one for one in rulebook(book, DAY)}
    assert held["pressure.quiet"].severity == "warns"
    assert held["pressure.quiet"].changes[0].reason == "a fair on Sunday"
    assert book.noted == [("decided", "rule pressure.quiet", 3)]


@pytest.mark.parametrize(
    ("rule", "reason", "code"),
    [("consent.objection", "why not", "TRUST-06"), ("myth.1", " ", "TRUST-07"), ("myth.99", "x", "TRUST-05")],
)
def test_what_cannot_be_switched_stays_and_is_not_noted(rule, reason, code):
    book = Book()

    with pytest.raises(Problem) as told:
        switch_rule(book, book, rule, "off", since=DAY, reason=reason)

    assert told.value.code == code
    assert (book.decided, book.noted) == ([], [])
