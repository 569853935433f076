"""A whole trip: a key to somebody's access changes on a page or by command, and a real SMTP server hands them the letter."""

from __future__ import annotations

import importlib
import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from cordee.core.trust.consent import Said
from cordee.core.trust.security import CHANGES
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.problems_of_access import OwedToThem
from tests.carriers import carrier
from tests.mailing import Clock, open_house
from tests.site import PASSWORD

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
NEW = "seven-anchors-in-the-ice"


@pytest.fixture
def server():
    with carrier() as found:
        yield found


@pytest.fixture
def house(tmp_path, server):
    from django.core.cache import cache

    with open_house(tmp_path / "house", server.url) as made:
        cache.clear()
        from cordee.records.models import User

        for name, role, language in (("admin", "administrator", "en"), ("alix", "marketing", "fr")):
            User.objects.make(f"{name}@cordee.example", PASSWORD, role=role, language=language, name=name.title())
        yield made


def signed_in(name, agent=FIREFOX):
    from django.test import Client

    client = Client(headers={"User-Agent": agent})
    assert client.post("/sign-in/", {"email": f"{name}@cordee.example", "password": PASSWORD}).status_code == 302
    return client


def factors():
    return importlib.import_module("cordee.records.second_factor")


def number_of(name):
    from cordee.records.models import User

    return User.objects.get(email=f"{name}@cordee.example").pk


def letters(house, server):
    """Send what is due; give what arrived, as (to whom, text)."""
    house.clock = Clock(datetime.now(UTC) + timedelta(seconds=1))
    house.mail().send_due()
    found = [
        (to[0].partition("@")[0], mail.get_body(("plain",)).get_content().replace("\u00a0", " ")) for _, to, mail in server.taken
    ]
    server.taken.clear()
    return found


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def said(what, language):
    return plain(CHANGES[what].in_language(language)).split("{")[0].split(",")[0]


def one(found, to, what, language):
    assert [name for name, _ in found] == [to]
    text = plain(found[0][1])
    assert said(what, language) in text
    return text


def test_a_changed_password_is_told_to_its_owner_in_their_language_and_holds_no_secret(house, server):
    client = signed_in("alix")

    client.post("/me/", {"old": PASSWORD, "new": NEW, "again": NEW})

    text = one(letters(house, server), "alix", "password", "fr")
    assert "Firefox, Linux" in text
    assert NEW not in text
    assert PASSWORD not in text
    assert "https://cordee.house.example/me/" in text
    assert "/setup/" not in text
    assert "/mine/" not in text, "no signed link: whoever reads along gains nothing"


def test_a_refused_change_tells_nobody(house, server):
    signed_in("alix").post("/me/", {"old": "wrong", "new": NEW, "again": NEW})

    assert letters(house, server) == []


def test_every_change_of_the_second_factor_is_told(house, server):
    client = signed_in("alix")
    client.post("/me/second-factor/", {"do": "begin", "password": PASSWORD})
    key = factors().waiting(number_of("alix"), house.workspace.secret)

    answer = client.post("/me/second-factor/", {"do": "confirm", "code": pyotp.TOTP(key).now()})
    codes = re.findall(r">([a-z0-9]{5}-[a-z0-9]{5})<", answer.content.decode(), re.IGNORECASE)
    assert len(codes) == 10
    text = one(letters(house, server), "alix", "factor_on", "fr")
    assert not [code for code in codes if code in text]
    assert key not in text

    client.post("/me/second-factor/", {"do": "renew", "code": codes[0]})
    one(letters(house, server), "alix", "codes", "fr")

    house.trust().reset_second_factor("alix@cordee.example")
    assert "quelqu’un devant la machine elle-même" in one(letters(house, server), "alix", "factor_reset", "fr")


def test_a_recovery_code_that_let_somebody_in_is_told(house, server):
    from django.test import Client

    secret = house.workspace.secret
    factors().begin(number_of("alix"), secret)
    now = datetime.now(UTC)
    key = factors().waiting(number_of("alix"), secret)
    codes = factors().confirm(number_of("alix"), pyotp.TOTP(key).at(now), now=now, secret=secret)
    client = Client()

    client.post("/sign-in/", {"email": "alix@cordee.example", "password": PASSWORD})
    client.post("/sign-in/code/", {"code": codes[0]})

    one(letters(house, server), "alix", "recovery", "fr")


def test_a_role_and_an_access_that_an_administrator_changes_are_told_with_their_name(house, server):
    admin, alix = signed_in("admin"), number_of("alix")

    admin.post(f"/settings/users/{alix}/", {"role": "reader"})
    text = one(letters(house, server), "alix", "role", "fr")
    assert "Votre rôle est désormais : Lecture." in text
    assert "Admin (Firefox, Linux)" in text

    admin.post(f"/settings/users/{alix}/", {"role": "reader"})
    assert letters(house, server) == [], "nothing changed"

    admin.post(f"/settings/users/{alix}/", {"active": "no"})
    one(letters(house, server), "alix", "closed", "fr")


def test_a_token_and_an_unknown_browser_are_told_and_a_known_one_is_not(house, server):
    client = signed_in("alix")
    signed_in("alix")
    assert letters(house, server) == []

    client.post("/me/tokens/", {"label": "script"})
    text = one(letters(house, server), "alix", "token", "fr")
    assert "cordee_" not in text

    signed_in("alix", CHROME)
    assert "Chrome, Linux" in one(letters(house, server), "alix", "browser", "fr")


def test_a_stranger_who_tries_passwords_makes_us_write_once_a_day(house, server):
    from django.core.cache import cache
    from django.test import Client

    for _ in range(2):
        for _ in range(9):
            Client().post("/sign-in/", {"email": "admin@cordee.example", "password": "wrong"})
        told = cache.get(f"told-of-tries:{number_of('admin')}")
        cache.clear()
        cache.set(f"told-of-tries:{number_of('admin')}", told)

    text = one(letters(house, server), "admin", "tries", "en")
    assert "somebody whom we do not know" in text


def test_tries_at_an_address_that_nobody_has_write_to_nobody(house, server):
    from django.test import Client

    for _ in range(9):
        Client().post("/sign-in/", {"email": "nobody@elsewhere.example", "password": "wrong"})

    assert letters(house, server) == []


def test_the_letter_goes_past_an_objection_and_nobody_takes_it_back(house, server):
    from cordee.records.models import Message

    subject = subject_of("email:alix@cordee.example", house.workspace.secret)
    house.book().statements.say([subject], Said(False, datetime.now(UTC), by_themselves=True, source="own page"))
    signed_in("alix").post("/me/", {"old": PASSWORD, "new": NEW, "again": NEW})

    with pytest.raises(OwedToThem):
        house.mail().withdraw(Message.objects.get().outgoing_id)

    one(letters(house, server), "alix", "password", "fr")


def test_where_no_mail_is_set_up_a_password_changes_all_the_same(tmp_path):
    with open_house(tmp_path / "mute") as made:
        from cordee.records.models import Message, User

        User.objects.make("alix@cordee.example", PASSWORD, role="marketing")

        signed_in("alix").post("/me/", {"old": PASSWORD, "new": NEW, "again": NEW})

        assert made.mail().lacking() is not None
        assert User.objects.get().check_password(NEW)
        assert Message.objects.count() == 0


def test_a_code_that_is_shown_twice_is_told_once(house, server):
    from django.test import Client

    secret, now = house.workspace.secret, datetime.now(UTC)
    factors().begin(number_of("alix"), secret)
    code = pyotp.TOTP(factors().waiting(number_of("alix"), secret)).at(now)
    factors().confirm(number_of("alix"), code, now=now, secret=secret)
    client = Client()
    client.post("/sign-in/", {"email": "alix@cordee.example", "password": PASSWORD})

    for _ in range(2):
        client.post("/sign-in/code/", {"code": code})

    one(letters(house, server), "alix", "replayed", "fr")


def test_one_place_that_tries_many_addresses_is_told_to_administrators(house, server):
    from django.test import Client

    for number in range(42):
        Client().post("/sign-in/", {"email": f"p{number}@elsewhere.example", "password": "wrong"})

    text = one(letters(house, server), "admin", "attack", "en")
    assert "https://cordee.house.example/data/trust/audit/" in text
