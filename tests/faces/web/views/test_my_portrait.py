"""One's own portrait on one's own page: seen first, corrected, kept to oneself, withdrawn; nobody else's page shows what was not agreed."""

from __future__ import annotations

import re
import shutil

import pytest

from cordee.wiring import open_company
from tests.people import company_of_people
from tests.site import client_of, leave, point_at

ANNE, BOB = "anne.roux@acme.example", "bob@acme.example"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    made = company_of_people(tmp_path_factory.mktemp("portrait") / "mine")
    point_at(made.folder)
    made.portraits().ask(ANNE)
    leave()
    return made.folder


@pytest.fixture
def company(prepared, tmp_path):
    shutil.copytree(prepared, tmp_path / "mine", symlinks=True)
    point_at(tmp_path / "mine")
    yield open_company(tmp_path / "mine")
    leave()


def link(company, who=ANNE):
    trust = company.trust()
    return trust.link(trust.whom(who), base="")


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def keep(page, **typed):
    return client_of(None).post(f"{page}portrait/", {"do": "save"} | typed, follow=True)


def people():
    return client_of("reader").get("/voices/people/")


@pytest.mark.parametrize(("language", "title"), [("en", "My portrait"), ("fr", "Mon portrait")])
def test_who_was_asked_sees_every_field_and_who_was_not_sees_none(company, language, title):
    client = client_of(None, language)

    assert title in text(client.get(link(company)))
    assert title not in text(client.get(link(company, BOB)))


def test_what_is_said_is_on_one_s_page_at_once_and_on_the_team_s(company):
    page = link(company)

    answer = keep(page, field="experience", value="Restarted a dairy", proof="Laiterie, May 2025")

    assert "Your portrait is kept as you say" in text(answer)
    assert "Restarted a dairy" in text(answer)
    listed = text(people())
    assert "One person agreed to be seen" in listed
    assert "1 of 1 proved" in listed
    key = re.search(r"/voices/people/([0-9a-f]+)/", people().content.decode())[1]
    assert "Laiterie, May 2025" in text(client_of("reader").get(f"/voices/people/{key}/"))


def test_what_is_withdrawn_is_gone_from_the_team_s_pages_and_who_shows_nothing_has_no_page(company):
    page = link(company)
    keep(page, field="topic", value="pumps")
    key = re.search(r"/voices/people/([0-9a-f]+)/", people().content.decode())[1]
    part = re.search(r'name="key" value="([0-9a-f]+)"', client_of(None).get(page).content.decode())[1]

    client_of(None).post(f"{page}portrait/", {"do": "withdraw", "key": part})

    assert "pumps" not in text(people())
    assert "Nobody shows a portrait yet" in text(people())
    assert client_of("reader").get(f"/voices/people/{key}/").status_code == 404


def test_what_one_keeps_to_oneself_is_on_no_page_of_the_team(company):
    page = link(company)

    answer = keep(page, field="audience", value="site managers", level="300", mine="yes")

    assert "only by me" in text(answer)
    assert "site managers" not in text(people())


def test_a_proposal_is_read_by_its_person_alone_and_counts_once_they_agree(company):
    keep(link(company), field="topic", value="pumps")
    (seen,) = company.portraits().seen()
    answer = client_of("marketing").post(
        f"/voices/people/{seen.sitter.key}/", {"field": "topic", "value": "compressors"}, follow=True
    )
    before, page = text(answer), client_of(None).get(link(company)).content.decode()
    key = re.search(r'value="compressors".*?name="key" value="([0-9a-f]+)"', page, re.DOTALL)[1]

    client_of(None).post(f"{link(company)}portrait/", {"do": "agree", "key": key})

    assert "compressors" not in before
    assert "compressors" in text(people())


def test_nonsense_changes_nothing_and_says_so(company):
    page = link(company)

    for typed in (
        {"field": "audience", "value": "fitters", "level": "-1"},
        {"field": "nose", "value": "x"},
        {"field": "platform", "value": "X", "level": "9"},
        {"do": "agree", "key": "0"},
    ):
        assert "could not be kept" in text(keep(page, **typed))

    assert company.portraits().own(company.portraits().waiting()[0].subject).lines() == []


def test_stop_everything_takes_the_portrait_back(company):
    page = link(company)
    keep(page, field="topic", value="pumps")

    client_of(None).post(f"{page}stop/")

    assert "Nobody shows a portrait yet" in text(people())


def test_two_people_stand_side_by_side_with_a_dash_where_one_says_nothing(company):
    company.portraits().ask(BOB, side="partner")
    keep(link(company), field="topic", value="pumps")
    keep(link(company, BOB), field="language", value="fr")
    a, b = (one.sitter.key for one in company.portraits().seen())

    answer = client_of("reader").get(f"/voices/people/compare/?a={a}&b={b}")

    shown = text(answer)
    assert all(one in shown for one in ("Anne Roux and Bob Stone, side by side", "pumps", "français", "not said", "partner"))
    assert client_of("reader").get(f"/voices/people/compare/?a={a}&b=none").status_code == 404


def test_marketing_asks_and_a_reader_may_not(company):
    refused = client_of("reader").post("/voices/people/", {"who": BOB, "side": "outside"})
    untold = client_of("marketing").post("/voices/people/", {"who": BOB, "side": "outside"})
    asked = client_of("marketing").post("/voices/people/", {"who": BOB, "side": "partner"}, follow=True)

    assert refused.status_code == 403
    assert "was not told yet" in text(untold)
    assert "Bob Stone has a portrait to fill in" in text(asked)


def test_the_export_has_no_row_that_was_taken_back_since_the_run(company):
    keep(link(company), field="topic", value="pumps")
    company.run()
    before = client_of("reader").get("/voices/people.csv").content.decode()
    company.portraits().own(company.portraits().seen()[0].sitter.subject).withdraw()

    after = client_of("reader").get("/voices/people.csv").content.decode()
    rows = client_of("reader").get("/api/tables/portraits")

    assert "pumps" in before
    assert "pumps" not in after
    assert b"pumps" not in b"".join(rows.streaming_content if rows.streaming else [rows.content])


def test_every_field_can_be_given_and_is_shown_in_words(company):
    page = link(company)
    given = (
        {"field": "platform", "value": "LinkedIn", "level": "0"},
        {"field": "language", "value": "nl"},
        {"field": "content", "value": "https://notes.example/"},
        {"field": "audience", "value": "fitters"},
        {"field": "rhythm", "value": "monthly"},
        {"field": "exchanges", "value": "counted"},
        {"field": "traces", "value": "counted"},
    )
    for typed in given:
        keep(page, **typed)
    (seen,) = company.portraits().seen()

    shown = text(client_of("reader", "fr").get(f"/voices/people/{seen.sitter.key}/"))

    for words in (
        "LinkedIn : pas de compte",
        "Nederlands",
        "https://notes.example/",
        "fitters : nombre inconnu",
        "chaque mois",
        "Compté au prochain calcul",
    ):
        assert words in shown
