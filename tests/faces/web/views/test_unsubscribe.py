"""A look at the page ends nothing; one press does, by a person or by their mail program, with or without a cookie, twice as well."""

from __future__ import annotations

import re

import pytest

from cordee.core.trust.outgoing import Blocked
from tests.carriers import carrier
from tests.mailing import notice, open_house
from tests.site import client_of

ANNE = "anne.roy@firm.example"


@pytest.fixture
def house(tmp_path):
    with carrier() as server, open_house(tmp_path / "house", server.url) as made:
        made.server = server
        yield made


@pytest.fixture
def letter(house):
    """Send a letter, and give the link that its headers show."""
    house.mail().queue(notice(house, ANNE))
    house.mail().send_due()
    header = house.server.taken[0][2]["List-Unsubscribe"]
    return re.search(r"<https://cordee\.house\.example(/unsubscribe/[^>]+)>", header)[1]


def statements():
    from cordee.records.models import Statement

    return [(one.granted, one.channel) for one in Statement.objects.all()]


def test_a_scanner_that_looks_at_every_link_ends_nothing(letter):
    answers = [client_of(None).generic(method, letter) for method in ("GET", "HEAD", "GET")]

    assert {one.status_code for one in answers} == {200}
    assert statements() == []


def test_a_mail_program_presses_without_cookie_or_login_and_as_often_as_it_likes(letter, house):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    codes = [
        strict.post(letter, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded").status_code
        for _ in range(3)
    ]

    assert codes == [200, 200, 200], "no redirect either: RFC 8058 wants none followed"
    assert statements() == [(False, "email")]
    assert isinstance(house.mail().queue(notice(house, ANNE)), Blocked)


def test_one_press_of_the_page_ends_mail_and_the_other_everything(letter):
    client = client_of(None, "fr")
    before = client.get(letter).content.decode()

    mail = client.post(letter, {"what": "mail"}).content.decode()
    everything = client.post(letter, {"what": "everything"}).content.decode()

    assert "Plus d’e-mail de Maison Corde" in before
    assert "Vous ne recevrez plus d’e-mail de Maison Corde" in mail
    assert "Plus aucun contact" in mail
    assert "Maison Corde ne vous contactera plus" in everything
    assert sorted(statements()) == [(False, ""), (False, "email")]


def test_the_page_speaks_the_letters_language_where_nobody_chose_another(house):
    from django.test import Client

    house.mail().queue(notice(house, ANNE, language="fr"))
    house.mail().send_due()
    token = house.mail().books.mail.listed()[0].token

    plain = Client().get(f"/unsubscribe/{token}/").content.decode()
    asked = Client().get(f"/unsubscribe/{token}/?in=en").content.decode()

    assert '<html lang="fr">' in plain
    assert "No more mail" in asked


@pytest.mark.parametrize("token", ["a" * 24, "A" * 24, "%00", "..%2F", "a" * 3000, "é"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_forged_token_opens_nothing(letter, token, method):
    assert client_of(None).generic(method, f"/unsubscribe/{token}/").status_code == 404
    assert statements() == []


def test_the_page_shows_nobody_and_tells_nobody(letter):
    answer = client_of(None).get(letter)
    page = answer.content.decode()

    assert ANNE not in page
    assert "Anne" not in page
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_erased_persons_link_still_answers(letter):
    from cordee.records.models import Message, OutgoingSubject

    Message.objects.update(address="", facts={})
    OutgoingSubject.objects.all().delete()

    assert client_of(None).get(letter).status_code == 200
    assert client_of(None).post(letter).status_code == 200
