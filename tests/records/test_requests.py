"""Requests: due a month after they were asked; asked twice they stay one; an answer stands."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cordee.wiring import create_company
from tests.site import leave, point_at

ASKED = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)


@pytest.fixture
def requests(tmp_path):
    made = create_company(tmp_path / "records")
    point_at(made.folder)
    yield made.book().requests
    leave()


def test_a_request_is_due_a_month_later(requests):
    asked = requests.ask("a" * 64, "access", said=" What do you hold? ", at=ASKED)

    assert (asked.due_on, asked.said, asked.state) == (date(2026, 2, 28), "What do you hold?", "open")


def test_asking_the_same_twice_is_one_request_until_it_is_answered(requests):
    first = requests.ask("a" * 64, "erase", at=ASKED)
    again = requests.ask("a" * 64, "erase", at=ASKED)
    requests.answer(first.id, answer="erased", at=ASKED)
    later = requests.ask("a" * 64, "erase", at=ASKED)

    assert again.id == first.id
    assert later.id != first.id


def test_an_answer_is_not_written_over(requests):
    asked = requests.ask("a" * 64, "access", at=ASKED)
    requests.answer(asked.id, answer="sent", at=ASKED)

    assert requests.answer(asked.id, answer="something else", at=ASKED).answer == "sent"
    assert requests.listed(state="open") == []
