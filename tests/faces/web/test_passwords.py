"""Passwords: their length, how they are kept, and that whoever types one can see it."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from django.utils import translation

from tests.site import PASSWORD

OURS = override_settings(
    PASSWORD_HASHERS=["cordee.faces.web.passwords.Peppered", "django.contrib.auth.hashers.PBKDF2PasswordHasher"],
    PASSWORD_PEPPER="pepper",
)
LONG = "a rope of five knots, "


@OURS
def test_a_stolen_database_without_the_secret_opens_no_password():
    kept = make_password(PASSWORD)

    assert check_password(PASSWORD, kept)
    with override_settings(PASSWORD_PEPPER="another"):
        assert not check_password(PASSWORD, kept), "the right password does not fit without the secret"


@OURS
def test_a_hash_of_before_still_opens_and_is_renewed_at_the_next_sign_in():
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"]):
        old = make_password(PASSWORD)
    renewed = []

    assert check_password(PASSWORD, old, renewed.append)
    assert renewed == [PASSWORD]
    assert identify_hasher(make_password(PASSWORD)).algorithm == "pbkdf2_sha256_house"


def test_the_site_keeps_passwords_so():
    from importlib import import_module

    settings = import_module("cordee.faces.web.settings")

    assert settings.PASSWORD_HASHERS[0] == "cordee.faces.web.passwords.Peppered"
    assert len(settings.PASSWORD_PEPPER) == 64


@pytest.mark.parametrize("long", [64, 128])
def test_a_long_password_is_taken(long):
    validate_password((LONG * 9)[:long])


def test_one_above_128_letters_is_refused_in_the_readers_language():
    with translation.override("fr"), pytest.raises(ValidationError, match="128"):
        validate_password((LONG * 9)[:129])


def test_no_rule_says_of_which_letters_a_password_is_made():
    validate_password("730594618273")
    validate_password("онасамаявысокая")


def test_whoever_types_a_password_can_see_it_and_how_hard_it_is_to_guess(site):
    from cordee.records.models import Link

    _, token = Link.objects.make(role="administrator")

    text = Client().get(f"/setup/{token}/").content.decode()

    assert text.count("data-show=") == 2
    assert text.count("data-meter=") == 1, "of the new password, not of its repetition"
    assert 'maxlength="128"' in text
