"""The pages of territories and surveys: what a visitor reads, types in and corrects, and what a reader may not."""

from __future__ import annotations

import re

import pytest

from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.text import Text
from tests.site import client_of

HERE = "/voices/"


def page(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def client(site):
    return client_of("marketing")


def test_a_territory_is_made_claimed_proved_and_corrected_and_each_line_stays(site, client):
    made = client.post(HERE, {"name_en": "Water & steam", "name_fr": "Eau & vapeur", "words_en": "boiler, steam", "owner": "Jo"})
    here = made.headers["Location"]
    client.post(here, {"do": "claim", "text": "Halve the bill"})
    key = re.search(r'name="key" value="(c\d+)"', client.get(here).content.decode())[1]
    announced = page(client.get(here))
    client.post(here, {"do": "proof", "key": key, "done_for": "Laiterie <b>", "done_on": "2026-03-01", "owner": "Ann"})
    proved = client.get(here)

    unexplained = client.post(here, {"do": "correct", "name_en": "Steam", "owner": "Zoe"})
    client.post(here, {"do": "correct", "name_en": "Steam", "owner": "Zoe", "why": "narrower"})

    assert "Only announced" in announced
    assert "Done here" in page(proved)
    assert "Laiterie &lt;b&gt;" in proved.content.decode()
    assert unexplained.status_code == 400
    assert "A correction says why" in page(unexplained)
    after = page(client.get(here))
    assert "Who speaks with authority on Steam?" in after
    assert "narrower" in after
    assert "not known" in page(client.get(HERE)).casefold()


def test_what_is_missing_is_said_in_the_readers_language(site):
    client = client_of("marketing", "fr")

    nameless = client.post(HERE, {"name_en": " "})

    assert nameless.status_code == 400
    assert "Un territoire a besoin d’un nom." in page(nameless)


def test_a_survey_is_made_in_three_clicks_and_says_who_was_left_out(site, client):
    client.post(HERE, {"name_en": "Pumps"})
    people = "\n".join(f"peer{one}@peers.example" for one in range(6))

    offered = page(client.get("/voices/surveys/new/?territory=pumps"))
    made = client.post("/voices/surveys/new/", {"territory": "pumps", "template": "whom-to-ask", "people": people})
    opened = client.post(made.headers["Location"], {"do": "open"}, follow=True)
    more = client.post(made.headers["Location"], {"do": "ask", "people": "peer0@peers.example\npeer7@peers.example"}, follow=True)

    assert "Whom do people ask?" in offered
    assert "open to 6 people" in page(opened)
    assert "One more is asked. Left out: 1 asked already." in page(more)
    assert "peer7" not in page(client.get("/voices/surveys/"))


def test_people_who_are_not_found_are_all_named_at_once(site, client):
    client.post(HERE, {"name_en": "Valves"})

    lost = client.post(
        "/voices/surveys/new/", {"territory": "valves", "template": "whom-to-ask", "people": "Nobody One\nNobody Two"}
    )

    assert lost.status_code == 400
    assert "Nobody One and Nobody Two" in page(lost)


def test_a_reader_reads_and_changes_nothing(site, client):
    client.post(HERE, {"name_en": "Fans"})
    reader = client_of("reader")

    shown = reader.get("/voices/territories/fans/")

    assert shown.status_code == 200
    assert b'name="do"' not in shown.content
    parts = [shown.content.index(one) for one in (b'"h-cl"', b'"h-asked"', b'class="fold"')]
    assert parts == sorted(parts), "what we claim and what is asked come first, the rest is folded on a phone"
    assert reader.post("/voices/territories/fans/", {"do": "claim", "text": "x"}).status_code == 403
    assert client_of("expert").get(HERE).status_code in (302, 403)


def test_a_suggested_word_is_taken_over_in_one_click_and_the_old_line_can_be_read(site):
    key = site.voices().write(Territory("", Text("safe restart", "redémarrage"), ("controller",))).value.key

    client_of("marketing").post(f"/voices/territories/{key}/", {"do": "word", "key": "en", "word": "safety relay"})

    assert site.voices().territory(key).words_en == ("controller", "safety relay")
    assert [line.why for line in site.voices().history(key)][1:] == ["suggested by our own texts"]


def test_a_reader_takes_no_word_over(site):
    key = site.voices().write(Territory("", Text("safe restart", "reprise"))).value.key

    answer = client_of("reader").post(f"/voices/territories/{key}/", {"do": "word", "key": "en", "word": "x-ray"})

    assert answer.status_code == 403
    assert site.voices().territory(key).words_en == ()
