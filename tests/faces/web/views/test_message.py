"""A text is pasted and read: what was seen stands in it and beside it; neither the text nor what was found is kept."""

from __future__ import annotations

import re

import pytest

from cordee.wiring import create_company
from tests.site import client_of, leave, point_at

HERE = "/programmes/message/"
OURS = "Our unique platform zyxwort has forty connectors. Our engine reads logs in real time. We are proud of the <b>API</b> of our experts."
THEIRS = "You copy figures zyxwort by hand every Monday, and two are wrong. Which ones? Your team can stop copying them. Ask the night shift first; they know."


@pytest.fixture
def company(tmp_path):
    made = create_company(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def text(answer):
    return answer.content.decode()


def held(made):
    return [one for one in made.folder.rglob("*") if one.is_file() and b"zyxwort" in one.read_bytes()]


@pytest.mark.parametrize(("language", "said"), [("en", "starts from us"), ("fr", "part de nous")])
def test_what_was_seen_is_marked_in_place_and_each_mark_leads_to_its_reason_and_back(company, language, said):
    page = text(client_of("marketing", language).post(HERE, {"title": "Us", "text": OURS}))

    assert said in page
    assert '<mark class="seen in-sentence in-word">platform</mark>' in page
    assert "&lt;b&gt;" in page, "what is pasted is shown, never run"
    ids = set(re.findall(r'id="([^"]+)"', page))
    leads = set(re.findall(r'href="#([^"]+)"', page))
    assert leads <= ids | {"main"}
    assert {"f1", "f2", "f3"} <= leads


def test_a_text_from_the_reader_passes(company):
    page = text(client_of("reader").post(HERE, {"text": THEIRS}))

    assert "starts from its reader" in page
    assert 'class="seen in-sentence' not in page


def test_the_text_as_shown_is_the_text_that_was_pasted(company):
    page = text(client_of("reader").post(HERE, {"title": "Us", "text": OURS.replace("<b>API</b>", "API")}))

    shown = page.split('<div class="message-body">')[1].split("</div>")[0]
    assert re.sub(r"<a .*?</a>|<[^>]+>", "", shown) == OURS.replace("<b>API</b>", "API")


def test_a_text_in_no_language_an_empty_one_and_one_too_long_are_told(company):
    client = client_of("reader")

    assert "cannot tell whether" in text(client.post(HERE, {"text": "BIM 2027"}))
    assert client.post(HERE, {"text": " "}).status_code == 400
    assert "too long" in text(client.post(HERE, {"text": "a" * 50_001}))


def test_nothing_of_it_is_kept_or_noted(company):
    client = client_of("marketing")

    answer = client.post(HERE, {"text": OURS})

    assert answer.headers["Cache-Control"] == "no-store"
    assert not held(company)
