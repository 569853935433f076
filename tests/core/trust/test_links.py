"""Signed links: they open for their purpose, until their day, and in no other form."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.links import make_token, read_token
from cordee.core.vocabulary.problems_of_trust import ExpiredLink, ForgedLink

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SUBJECT = "5e" * 32
TOKEN = make_token("mine", SUBJECT, NOW + timedelta(days=90), "secret")


def test_a_link_opens_until_its_moment_and_not_after():
    until = NOW + timedelta(days=90)

    assert read_token(TOKEN, "mine", "secret", until) == SUBJECT
    with pytest.raises(ExpiredLink) as told:
        read_token(TOKEN, "mine", "secret", until + timedelta(seconds=1))
    assert "2027-02-23" in told.value.in_language("en")


@pytest.mark.parametrize(
    ("token", "purpose", "secret"),
    [
        (TOKEN, "unsubscribe", "secret"),
        (TOKEN, "mine", "another"),
        (TOKEN + "=", "mine", "secret"),
        (TOKEN[:-1], "mine", "secret"),
        (TOKEN + "AA", "mine", "secret"),
        ("", "mine", "secret"),
        ("é" * 71, "mine", "secret"),
        ("/" * 71, "mine", "secret"),
    ],
)
def test_a_link_of_another_purpose_or_secret_or_form_is_forged(token, purpose, secret):
    with pytest.raises(ForgedLink):
        read_token(token, purpose, secret, NOW)


@given(st.integers(0, len(TOKEN) - 1), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="))
def test_no_letter_of_a_token_can_be_changed(place, letter):
    changed = TOKEN[:place] + letter + TOKEN[place + 1 :]

    if changed != TOKEN:
        with pytest.raises(ForgedLink):
            read_token(changed, "mine", "secret", NOW)


@given(st.text(max_size=120))
def test_whatever_is_written_there_is_forged_and_breaks_nothing(token):
    with pytest.raises(ForgedLink):
        read_token(token, "mine", "secret", NOW)


def test_an_expired_link_that_was_changed_is_forged_and_says_nothing_of_its_day():
    old = make_token("mine", SUBJECT, NOW - timedelta(days=1), "secret")

    with pytest.raises(ForgedLink):
        read_token(old[:-2] + "xx", "mine", "secret", NOW)
