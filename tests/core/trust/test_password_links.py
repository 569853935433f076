"""A link to a new password names its owner and the password that it replaces, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cordee.core.trust.links import make_token
from cordee.core.trust.password_links import Keyholder, holder_of, password_token
from cordee.core.trust.security import Warned
from cordee.core.vocabulary.problems_of_trust import ExpiredLink, ForgedLink

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ANN = Keyholder(Warned(7, "ann@acme.example", "en"), "pbkdf2$1")
BOB = Keyholder(Warned(8, "bob@acme.example", "fr"), "pbkdf2$1")
LINK = password_token(ANN, NOW + timedelta(hours=1), "s")


def test_it_opens_for_its_owner_alone_though_another_has_the_same_password():
    assert holder_of(LINK, [BOB, ANN], secret="s", now=NOW) == ANN

    with pytest.raises(ForgedLink):
        holder_of(LINK, [BOB], secret="s", now=NOW)


def test_a_new_password_closes_every_link_that_was_made_before():
    with pytest.raises(ForgedLink):
        holder_of(LINK, [replace(ANN, kept="pbkdf2$2")], secret="s", now=NOW)


def test_it_opens_until_its_moment_and_no_longer():
    assert holder_of(LINK, [ANN], secret="s", now=NOW + timedelta(hours=1)) == ANN

    with pytest.raises(ExpiredLink):
        holder_of(LINK, [ANN], secret="s", now=NOW + timedelta(hours=1, seconds=1))


def test_a_link_of_another_workspace_or_another_purpose_opens_nothing():
    with pytest.raises(ForgedLink):
        holder_of(LINK, [ANN], secret="t", now=NOW)
    with pytest.raises(ForgedLink):
        holder_of(make_token("mine", "0a" * 32, NOW, "s"), [ANN], secret="s", now=NOW)


def test_the_password_as_it_is_kept_stands_in_no_message():
    assert "pbkdf2" not in repr(ANN)
