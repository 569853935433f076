"""A status says whether the address is dead; a report says whose letter it is about, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.bounce import kind_of, read_returned, status_of, suppressed

TOKEN = "abcdefghijklmnopqrstuvwx"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("5.1.1", "hard"), ("5.1.10", "hard"), ("5.2.1", "hard"), ("5.0.0", "hard"), ("5.4.4", "hard"),
        ("5.2.2", "soft"), ("5.2.3", "soft"), ("5.3.4", "soft"), ("5.4.7", "soft"), ("5.5.2", "soft"), ("5.6.1", "soft"),
        ("5.7.1", "soft"), ("5.7.26", "soft"), ("4.1.1", "soft"), ("4.4.7", "soft"), ("2.0.0", "soft"), ("", "soft"),
    ],
)  # fmt: skip
def test_a_status_is_hard_only_where_the_address_itself_is_dead(status, kind):
    """Statuses of RFC 3463 and of the registry that continues it."""
    assert kind_of(status) == kind


@pytest.mark.parametrize(
    ("code", "about", "status"),
    [
        ("550 5.1.1", True, "5.1.1"),
        ("550", True, "5.1.1"),
        ("552", True, "5.2.2"),
        ("554", False, "5.6.0"),
        ("451", True, "4.0.0"),
    ],
)
def test_a_reply_without_a_status_is_read_by_its_code(code, about, status):
    assert status_of(code, about_address=about) == status


def test_one_hard_return_is_enough_and_soft_ones_must_be_in_a_row():
    assert suppressed(["fine", "fine", "hard"])
    assert suppressed(["soft"] * 3)
    assert not suppressed(["soft", "soft", "fine", "soft"])
    assert not suppressed(["soft", "soft"])
    assert suppressed(["soft"], soft_in_a_row=1)
    assert not suppressed([])


def test_the_status_of_a_longer_number_is_not_mistaken():
    raw = f"Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nTo: bounce+{TOKEN}@h.example\n\n10.5.1.1 said 550 4.2.1 try later\n"

    found = read_returned(raw.encode())

    assert (found.what, found.status, found.kind) == ("bounce", "4.2.1", "soft")


def test_capitals_that_a_server_makes_of_the_token_change_nothing():
    raw = f"From: a@b.example\nTo: UNSUBSCRIBE+{TOKEN.upper()}@H.EXAMPLE\n\n"

    assert read_returned(raw.encode()).token == TOKEN


@given(st.binary(max_size=600))
def test_no_bytes_break_the_reader(raw):
    assert read_returned(raw).what in ("bounce", "unsubscribe", "other")


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_report_breaks_the_reader(words):
    raw = f"To: bounce+{TOKEN}@h.example\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n{words}\n--b--\n"

    assert read_returned(raw.encode()).what in ("bounce", "other")
