"""A second factor: the codes of RFC 6238, one use a code, one step of drift; recovery codes that open once; who must have one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from cordee.wiring import create_company
from tests.site import leave, point_at

NOW = datetime(2026, 11, 20, 9, 0, 10, tzinfo=UTC)
SECRET = "a-secret"


@pytest.fixture
def user(tmp_path):
    point_at(create_company(tmp_path / "records").folder)
    from cordee.records.models import User

    yield User.objects.make("alix@cordee.example", "rope-of-five-knots", role="administrator").pk
    leave()


@pytest.fixture
def book(user):
    from cordee.records import second_factor

    return second_factor


@pytest.fixture
def key(book, user):
    """Switch it on, an hour ago; give its key."""
    key = book.begin(user, SECRET)
    earlier = NOW - timedelta(hours=1)
    assert book.confirm(user, pyotp.TOTP(key).at(earlier), now=earlier, secret=SECRET)
    return key


def test_the_codes_are_those_of_rfc_6238():
    """Appendix B, SHA-1: the secret is the ASCII text 12345678901234567890; eight figures, of which six are ours."""
    key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

    found = [pyotp.HOTP(key, digits=8).at(seconds // 30) for seconds in (59, 1111111109, 1111111111, 1234567890, 2000000000)]

    assert found == ["94287082", "07081804", "14050471", "89005924", "69279037"]


def test_a_key_is_in_force_only_once_a_code_of_it_was_shown(book, user):
    key = book.begin(user, SECRET)

    assert not book.has(user)
    assert book.confirm(user, "000000", now=NOW, secret=SECRET) == []
    assert not book.has(user)
    assert len(book.confirm(user, pyotp.TOTP(key).at(NOW), now=NOW, secret=SECRET)) == 10
    assert book.has(user)


@pytest.mark.parametrize(("steps", "how"), [(-2, ""), (-1, "code"), (0, "code"), (1, "code"), (2, "")])
def test_a_clock_may_be_one_step_off_and_no_more(book, user, key, steps, how):
    code = pyotp.TOTP(key).at(NOW + timedelta(seconds=30 * steps))

    assert book.verify(user, code, now=NOW, secret=SECRET) == how


def test_a_code_lets_in_once_even_within_its_thirty_seconds(book, user, key):
    code = pyotp.TOTP(key).at(NOW)

    assert [book.verify(user, code, now=NOW, secret=SECRET) for _ in range(3)] == ["code", "", ""]


def test_a_code_of_an_earlier_step_is_over_once_a_later_one_was_used(book, user, key):
    earlier = pyotp.TOTP(key).at(NOW - timedelta(seconds=30))

    assert book.verify(user, pyotp.TOTP(key).at(NOW), now=NOW, secret=SECRET) == "code"
    assert book.verify(user, earlier, now=NOW, secret=SECRET) == ""


def test_of_many_who_show_one_code_at_once_a_single_one_comes_in(book, user, key):
    from django.db import connections

    code = pyotp.TOTP(key).at(NOW)

    def show(_):
        try:
            return book.verify(user, code, now=NOW, secret=SECRET)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(show, range(24)))

    assert sorted(found) == [""] * 23 + ["code"]


def test_a_recovery_code_opens_once_however_it_is_written(book, user, key):
    first, second, *_ = book.renew_codes(user, SECRET)

    assert book.verify(user, first.upper().replace("-", " "), now=NOW, secret=SECRET) == "recovery"
    assert book.verify(user, first, now=NOW, secret=SECRET) == ""
    assert book.verify(user, second, now=NOW, secret=SECRET) == "recovery"
    assert book.codes_left(user) == 8


def test_new_recovery_codes_close_the_old(book, user, key):
    old = book.renew_codes(user, SECRET)[0]

    book.renew_codes(user, SECRET)

    assert book.verify(user, old, now=NOW, secret=SECRET) == ""


@pytest.mark.parametrize("code", ["", "000000", "１２３４５６", "\0", "a" * 5000, "-----", "abcde-fghjk", "' or 1=1 --"])
def test_a_made_up_code_opens_nothing(book, user, key, code):
    assert book.verify(user, code, now=NOW, secret=SECRET) == ""


def test_the_database_alone_makes_no_code(book, user, key):
    from cordee.records.models import RecoveryCode, SecondFactor

    kept = str(list(SecondFactor.objects.values())) + str(list(RecoveryCode.objects.values()))

    assert key not in kept
    assert book.verify(user, pyotp.TOTP(key).at(NOW), now=NOW, secret="the secret of another workspace") == ""


def test_what_is_taken_away_opens_no_more(book, user, key):
    codes = book.renew_codes(user, SECRET)

    assert book.remove(user)

    assert not book.has(user)
    assert book.verify(user, pyotp.TOTP(key).at(NOW), now=NOW, secret=SECRET) == ""
    assert book.verify(user, codes[0], now=NOW, secret=SECRET) == ""
    assert not book.remove(user)


def test_one_in_force_is_not_silently_replaced(book, user, key):
    with pytest.raises(ValueError, match="removed first"):
        book.begin(user, SECRET)


@pytest.mark.parametrize(("asked", "role", "owes"), [("nobody", "administrator", False), ("administrators", "administrator", True),
                                                     ("administrators", "sales", False), ("everybody", "expert", True)])  # fmt: skip
def test_who_must_have_one_may_do_nothing_without(book, user, asked, role, owes):
    from cordee.records.models import User

    book.decide(asked, user)
    somebody = User.objects.make("b@cordee.example", None, role=role)

    assert somebody.owes_second_factor is owes
    assert somebody.may("read") is (role != "expert" and not owes)
    assert not (owes and somebody.may_start("run"))


def test_a_rule_for_people_who_do_not_exist_cannot_be_made(book, user):
    with pytest.raises(ValueError, match="kings"):
        book.decide("kings", user)
