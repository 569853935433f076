"""A whole trip: somebody forgot their password, a real SMTP server hands them the link, and nobody learns who has an account."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache

import pyotp
import pytest
from typer.testing import CliRunner

from cordee.faces.cli.main import app
from tests.carriers import carrier
from tests.mailing import Clock, open_house
from tests.site import PASSWORD

NEW = "seven-anchors-in-the-ice"
LINK = re.compile(r"https://cordee\.house\.example(/forgotten/\S+/)")


@pytest.fixture
def server():
    with carrier() as found:
        yield found


@pytest.fixture
def house(tmp_path, server):
    from django.core.cache import cache as counters

    with open_house(tmp_path / "house", server.url) as made:
        counters.clear()
        from cordee.records.models import User

        for name, role, language in (("admin", "administrator", "en"), ("alix", "marketing", "fr")):
            User.objects.create(email=f"{name}@cordee.example", password=kept(), role=role, language=language, name=name.title())
        yield made


@cache
def kept():
    """Hash the password of all once: that is most of what these tests cost."""
    from django.contrib.auth.hashers import make_password

    return make_password(PASSWORD)


def browser():
    from django.test import Client

    return Client()


def signed_in(name, password=PASSWORD):
    client = browser()
    assert client.post("/sign-in/", {"email": f"{name}@cordee.example", "password": password}).status_code == 302
    return client


def ask(address, client=None):
    return (client or browser()).post("/forgotten/", {"email": address})


def letters(house, server):
    """Send what is due; give what arrived, as (to whom, text)."""
    house.clock = Clock(datetime.now(UTC) + timedelta(seconds=1))
    house.mail().send_due()
    found = [(to[0].partition("@")[0], mail.get_body(("plain",)).get_content()) for _, to, mail in server.taken]
    server.taken.clear()
    return found


def link_in(found):
    assert len(found) == 1
    return LINK.search(found[0][1])[1]


def user(name):
    from cordee.records.models import User

    return User.objects.get(email=f"{name}@cordee.example")


def test_the_link_comes_by_mail_and_lets_them_choose_once_and_ends_every_session(house, server):
    from cordee.records.models import AuditEntry, Message

    before, other = signed_in("alix"), browser()
    assert ask("Alix@cordee.example").status_code == 200
    found = letters(house, server)
    page = link_in(found)
    assert found[0][0] == "alix"
    assert "mot de passe" in found[0][1]
    assert page not in str(Message.objects.get().facts), "what went is forgotten here"

    answer = other.post(page, {"password": NEW, "again": NEW})

    assert answer.headers["Location"] == "/sign-in/"
    assert "_auth_user_id" not in other.session, "the link opens no session"
    assert before.get("/").status_code == 302, "who was signed in is out"
    assert user("alix").check_password(NEW)
    assert other.post(page, {"password": PASSWORD, "again": PASSWORD}).status_code == 404
    assert user("alix").check_password(NEW)
    noted = [(one.object, one.detail) for one in AuditEntry.objects.filter(deed="changed")]
    assert (f"password link {user('alix').pk}", {"state": "asked"}) in noted
    assert ("password", {"how": "link"}) in noted
    assert [name for name, text in letters(house, server) if "Votre mot de passe a changé." in text] == ["alix"]


def test_a_second_factor_is_asked_all_the_same(house, server):
    from cordee.records import second_factor

    secret, now, alix = house.workspace.secret, datetime.now(UTC), user("alix")
    key = second_factor.begin(alix.pk, secret)
    second_factor.confirm(alix.pk, pyotp.TOTP(key).at(now), now=now, secret=secret)
    ask("alix@cordee.example")
    client = browser()
    client.post(link_in(letters(house, server)), {"password": NEW, "again": NEW})

    answer = client.post("/sign-in/", {"email": "alix@cordee.example", "password": NEW})

    assert answer.headers["Location"] == "/sign-in/code/"
    assert "_auth_user_id" not in client.session


def plainly(answer, address):
    """Give an answer without what differs from request to request."""
    text = answer.content.decode().replace(address, "ADDRESS")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


def test_whether_anybody_has_an_address_shows_neither_in_words_nor_in_work(house, server):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask("first@elsewhere.example")  # what a process does once is done
    type(user("admin")).objects.filter(email="admin@cordee.example").update(is_active=False)
    told, work = [], []
    for address in ("alix@cordee.example", "nobody@elsewhere.example", "admin@cordee.example"):
        with CaptureQueriesContext(connection) as queries:
            told.append(plainly(ask(address), address))
        work.append([re.sub(r"'[^']*'|\d+|NULL|\"s\w+_x\w+\"", "?", one["sql"])[:60] for one in queries.captured_queries])

    assert told[0] == told[1] == told[2]
    asked = [[line for line in one if not line.startswith(("ROLLBACK", "RELEASE"))] for one in work]
    assert asked[0] == asked[1] == asked[2]
    assert asked[0].count("COMMIT") == 1
    assert len(asked[0]) > 5
    assert [name for name, _ in letters(house, server)] == ["alix"]


def test_nobody_fills_a_mailbox_and_an_address_that_nobody_has_is_slowed_alike(house, server):
    for address in ("alix@cordee.example", "nobody@elsewhere.example"):
        assert [ask(address).status_code for _ in range(4)] == [200, 200, 200, 429]

    assert len(letters(house, server)) == 3


def test_six_links_a_day_are_enough(house, server):
    from django.core.cache import cache as counters

    from cordee.faces.web import tries

    day = tries._key("forgotten today:alix@cordee.example")
    codes = []
    for _ in range(8):
        codes.append(ask("alix@cordee.example").status_code)
        today = counters.get(day)
        counters.clear()
        counters.set(day, today)

    assert codes == [200] * 6 + [429] * 2


def test_an_old_link_and_one_that_was_made_up_open_nothing(house, server):
    ask("alix@cordee.example")
    page = link_in(letters(house, server))

    assert browser().get(page).status_code == 200
    assert browser().get(page[:-3] + "A/").status_code == 404
    import time_machine

    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=61)):
        assert browser().get(page).status_code == 404


def test_of_two_who_use_one_link_at_once_a_single_one_chooses(house, server):
    from django.contrib.auth.hashers import make_password

    from cordee.records import keyholders

    holder = keyholders.named("alix@cordee.example")

    assert [keyholders.replace_password(holder, make_password(one)) for one in (NEW, PASSWORD)] == [True, False]
    assert user("alix").check_password(NEW)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Ask an administrator of yours"), ("fr", "Demandez à une personne qui administre")]
)
def test_where_no_mail_is_set_up_the_page_says_whom_to_ask(tmp_path, language, said):
    with open_house(tmp_path / "mute"):
        from cordee.records.models import Message, User

        User.objects.create(email="alix@cordee.example", password=kept(), role="marketing")
        client = browser()
        client.post("/language/", {"language": language})

        texts = [client.get("/forgotten/").content.decode(), ask("alix@cordee.example", client).content.decode()]

        assert all(said in text and "cordee password-link" in text for text in texts)
        assert Message.objects.count() == 0


def test_an_administrator_makes_a_link_for_a_colleague_who_is_told(house, server):
    admin, alix = signed_in("admin"), user("alix")

    text = admin.post(f"/settings/users/{alix.pk}/", {"do": "password"}).content.decode()
    page = re.search(r"/forgotten/[\w-]+/", text)[0]

    found = letters(house, server)
    assert [name for name, _ in found] == ["alix"]
    assert page not in found[0][1], "the letter that tells of it holds no key"
    assert browser().post(page, {"password": NEW, "again": NEW}).status_code == 302
    assert user("alix").check_password(NEW)
    assert signed_in("alix", NEW).post(f"/settings/users/{alix.pk}/", {"do": "password"}).status_code == 403


def test_from_the_machine_itself_a_link_is_printed(house, server):
    asked = ["password-link", "admin@cordee.example", "--workspace", str(house.folder)]
    said = CliRunner().invoke(app, asked, env={"CORDEE_LANGUAGE": "en"})
    page = LINK.search(said.stdout)[1]

    assert browser().post(page, {"password": NEW, "again": NEW}).status_code == 302
    assert user("admin").check_password(NEW)
    assert [name for name, _ in letters(house, server)] == ["admin", "admin"], "that it was made, and that it was used"


@pytest.mark.parametrize("wrong", [{"password": "short", "again": "short"}, {"password": NEW, "again": NEW + "x"}])
def test_a_poor_password_is_named_and_the_link_still_opens(house, server, wrong):
    ask("alix@cordee.example")
    page = link_in(letters(house, server))

    assert browser().post(page, wrong).status_code == 400
    assert browser().get(page).status_code == 200
    assert user("alix").check_password(PASSWORD)
