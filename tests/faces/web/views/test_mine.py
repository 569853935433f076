"""A person's own page: a signed link shows them what is held, lets them choose, object, correct, take away, erase; and nobody else."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from cordee.core.trust.links import MINE, make_token
from cordee.core.trust.subjects import subject_of
from tests.people import company_of_people
from tests.site import client_of, leave, point_at

ANNE, BOB = "anne.roux@acme.example", "bob@acme.example"


@pytest.fixture
def company(tmp_path):
    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


@pytest.fixture
def started(monkeypatch):
    calls = []
    monkeypatch.setattr("cordee.faces.web.jobs.start", lambda user, verb, steps, about="": calls.append((user, verb, steps)))
    return calls


def link(company, who):
    trust = company.trust()
    return trust.link(trust.whom(who), base="")


def token(company, subject, days=1, purpose=MINE):
    return make_token(purpose, subject, datetime.now(UTC) + timedelta(days=days), company.workspace.secret)


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def states(company, who):
    trust = company.trust()
    return {channel: one.state for channel, one in trust.standings(trust.said_of(trust.whom(who))).items()}


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ("2 sources told us of you", "Anne Roux", "Acme", "Mailchimp", "A table of ours", "1 description of you")),
        ("fr", ("2 sources nous ont parlé de vous", "1 fiche sur vous")),
    ],
)
def test_it_says_what_is_held_and_where_it_comes_from(company, language, says):
    answer = client_of(None, language).get(link(company, ANNE))

    shown = text(answer)
    assert answer.status_code == 200
    assert all(one in shown for one in says)


def test_the_language_is_the_browser_s_until_somebody_chooses(company):
    from django.test import Client

    client, page = Client(), link(company, ANNE)

    assert b'<html lang="fr">' in client.get(page, headers={"Accept-Language": "fr-CA,fr;q=0.9"}).content
    assert client.get(f"{page}?in=en").headers["Location"] == page
    assert b'<html lang="en">' in client.get(page, headers={"Accept-Language": "fr-CA,fr;q=0.9"}).content


def test_it_is_read_by_no_search_engine_tells_no_site_and_runs_nothing(company):
    answer = client_of(None).get(link(company, ANNE))
    page = answer.content.decode()

    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert not re.search(r"<script|https?://(?!www\.w3\.org)|<nav", page)


def test_one_person_s_link_shows_nobody_else(company):
    shown = text(client_of(None).get(link(company, ANNE))) + text(client_of(None).get(link(company, "carla@private.example")))

    assert not [name for name in ("Bob", "bob@", "Doe", "contact@") if name in shown]
    assert "carla" not in text(client_of(None).get(link(company, ANNE)))


def test_two_people_who_share_an_address_but_for_its_spelling_are_not_shown_to_each_other(company):
    subject = subject_of("email:jdoe@beta.example", company.workspace.secret)
    page = f"/mine/{token(company, subject)}/"
    client = client_of(None)

    shown = text(client.get(page))
    client.post(f"{page}stop/")

    assert "Doe" not in shown
    assert "Two people share this address" in shown
    assert client.get(f"{page}archive/").status_code == 302
    assert set(states(company, "j.doe@beta.example").values()) == {"objected"}
    assert text(client.get(link(company, "j.doe@beta.example"))).count("Jo Doe") == 1
    assert "Jim" not in text(client.get(link(company, "j.doe@beta.example")))


def test_a_forged_an_old_and_a_foreign_link_open_nothing(company):
    client = client_of(None)
    subject = subject_of(f"email:{ANNE}", company.workspace.secret)
    good, old, other = token(company, subject), token(company, subject, days=-1), token(company, subject, purpose="unsubscribe")

    found = {name: client.get(f"/mine/{one}/") for name, one in (("forged", good[:-1] + "~"), ("old", old), ("other", other))}

    assert {name: one.status_code for name, one in found.items()} == {"forged": 404, "old": 410, "other": 404}
    assert not any("Anne" in text(one) for one in found.values())
    assert all(client.post(f"/mine/{one}/stop/").status_code in (404, 410) for one in (old, other))
    assert states(company, ANNE)["letter"] == "open"


def test_too_many_wrong_links_have_to_wait(company):
    client = client_of(None)

    codes = [client.get(f"/mine/wrong{number}/").status_code for number in range(25)]

    assert codes[:20] == [404] * 20
    assert set(codes[20:]) == {429}
    assert client.get(link(company, ANNE)).status_code == 429


def test_one_button_stops_everything_at_once_and_twice_changes_nothing(company):
    from cordee.records.models import Outgoing, OutgoingSubject

    page, client = link(company, ANNE), client_of(None)
    row = Outgoing.objects.create(channel="event", purpose="programme", planned_at=datetime(2026, 12, 1, tzinfo=UTC))
    OutgoingSubject.objects.create(
        outgoing=row, subject=subject_of("linkedin:linkedin.com/in/anneroux", company.workspace.secret)
    )

    answers = [client.post(f"{page}stop/").status_code for _ in range(2)]
    row.refresh_from_db()

    assert answers == [302, 302]
    assert set(states(company, ANNE).values()) == {"objected"}
    assert row.state == "released"
    assert "We contact you no more" in text(client.get(page))


def test_channels_and_topics_are_chosen_and_taken_back(company):
    page, client = link(company, ANNE), client_of(None)

    client.post(f"{page}choices/", {"channel": ["email", "event", "social", "letter", "task"], "topic": "  Fairs   in May "})
    shown = text(client.get(page))
    assert states(company, ANNE) == {
        "email": "consented",
        "social": "open",
        "event": "open",
        "call": "objected",
        "letter": "open",
        "task": "open",
    }
    assert "Fairs in May" in shown

    client.post(f"{page}topic/", {"topic": "Fairs in May"})
    client.post(f"{page}choices/", {"channel": list(states(company, ANNE))})

    assert states(company, ANNE)["call"] == "consented"
    assert "Hear of it again" not in text(client.get(page))


def test_saving_without_a_change_says_nothing(company):
    page, client = link(company, ANNE), client_of(None)

    client.post(f"{page}choices/", {"channel": list(states(company, ANNE))})

    assert company.trust().books.statements.written() == []


def test_what_is_wrong_is_noted_and_due_in_a_month_and_only_so_often(company):
    page, client = link(company, ANNE), client_of(None)

    places = [client.post(f"{page}correct/", {"said": f"My job is wrong <{number}>"}).headers["Location"] for number in range(7)]

    requests = company.trust().books.requests.listed()
    assert [place.rpartition("=")[2] for place in places] == ["correct"] * 5 + ["full"] * 2
    assert len(requests) == 5
    assert "To correct, asked on" in text(client.get(page))


def test_everything_can_be_taken_away(company):
    answer = client_of(None).get(f"{link(company, ANNE)}archive/")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        whole = json.loads(found.read("data.json"))
    assert answer.headers["Content-Type"] == "application/zip"
    assert whole["person"][0]["email"] == ANNE


def test_erasing_asks_first_then_objects_at_once_and_starts_the_work_once(company, started):
    page, client = link(company, ANNE), client_of(None)
    asked = client.get(f"{page}erase/")
    unsure = client.post(f"{page}erase/")
    assert (asked.status_code, unsure.headers["Location"], started) == (200, f"{page}erase/?done=unsure", [])

    client.post(f"{page}erase/", {"sure": "yes"})
    client.post(f"{page}erase/", {"sure": "yes"})

    (request,) = company.trust().books.requests.listed()
    assert (request.kind, request.state) == ("erase", "open")
    erasing = ["erase", "--request", str(request.id), "--progress-json"]
    assert started == [(None, "erase", [erasing, ["run", "--progress-json"]])]
    assert set(states(company, ANNE).values()) == {"objected"}


def test_an_address_that_no_file_knows_has_a_page_too(company, started):
    page, client = link(company, "new@gamma.example"), client_of(None)
    shown = text(client.get(page))
    client.post(f"{page}stop/")
    client.post(f"{page}erase/", {"sure": "yes"})

    assert "Nothing but this address" in shown
    assert set(states(company, "new@gamma.example").values()) == {"objected"}
    assert started == [], "there is nothing to erase"


def test_a_company_s_address_objects_and_does_not_consent(company):
    page, client = link(company, "contact@acme.example"), client_of(None)
    client.post(f"{page}stop/")
    client.post(f"{page}choices/", {"channel": ["email"]})

    assert set(states(company, "contact@acme.example").values()) == {"objected"}


def test_a_scanner_that_follows_links_changes_nothing(company, started):
    page, client = link(company, ANNE), client_of(None)

    codes = {name: client.get(f"{page}{name}/").status_code for name in ("stop", "choices", "topic", "correct", "erase")}

    assert codes == {"stop": 405, "choices": 405, "topic": 405, "correct": 405, "erase": 200}
    assert company.trust().books.statements.written() == []
    assert started == []


def test_forms_work_though_the_browser_says_of_no_origin(company):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)

    assert client.post(f"{link(company, ANNE)}stop/", headers={"Origin": "null"}).status_code == 302


def test_the_page_shows_the_telephone_number_that_the_archive_holds(company, tmp_path):
    export = company.folder / "inbox" / "hubspot-contacts.csv"
    headings = "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company name,Create Date"
    export.write_text(f"{headings}\n91,Anne,Roux,{ANNE},+33 6 11 22 33 44,Buyer,Acme,2026-01-05\n", "utf-8")
    company.take_in(export)
    company.run()
    page = link(company, ANNE)

    archive = zipfile.ZipFile(io.BytesIO(client_of(None).get(f"{page}archive/").content)).read("data.json").decode()

    assert "+33 6 11 22 33 44" in archive
    assert "Téléphone +33 6 11 22 33 44" in text(client_of(None, "fr").get(page))
    assert "+33 6 11 22 33 44" not in text(client_of(None).get(link(company, BOB)))
