"""A message is checked through the API by whoever may read, and kept nowhere."""

from __future__ import annotations

import pytest

from cordee.wiring import create_company
from tests.site import client_of, leave, point_at

HERE = "/api/messages/check"
TEXT = "Our platform zyxwort is unique. Our engine has an API. We are proud of what our experts built in three long years of hard work."


@pytest.fixture
def company(tmp_path):
    made = create_company(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def ask(who, **body):
    return client_of(who).post(HERE, body, "application/json")


def test_whoever_may_read_gets_findings_in_their_language_and_nobody_else_does(company):
    told = ask("reader", text=TEXT, stage="purchase", answer_in="fr").json()

    assert told["starts_from_technology"] is True
    assert told["findings"][0]["question"].startswith("Le lecteur")
    assert "stage" in [one["check"] for one in told["findings"]]
    assert ask("expert", text=TEXT).status_code == 403
    assert ask(None, text=TEXT).status_code == 401


@pytest.mark.parametrize("wrong", [{"role": "boss"}, {"language": "de"}, {"text": "a" * 50_001}])
def test_what_cannot_be_read_is_refused(company, wrong):
    assert ask("reader", **{"text": TEXT, **wrong}).status_code == 400


@pytest.mark.parametrize(("language", "said"), [("en", "Found: no JSON document."), ("fr", "autre chose qu’un document JSON")])
def test_a_body_that_is_no_document_is_told_in_four_sentences(company, language, said):
    answer = client_of("reader").post(HERE, "{", "application/json", headers={"Accept-Language": language})

    assert (answer.status_code, answer.json()["code"]) == (400, "QUESTION-06")
    assert said in answer.json()["found"]


def test_the_names_of_the_company_count_as_us_and_what_its_readers_know_is_no_jargon(company):
    red = (
        "Fluxiom stands in a valley with the QRST. Fluxiom has a red roof and a blue door. Fluxiom is open all day and all year."
    )
    before = ask("reader", text=red).json()
    with (company.folder / "cordee.toml").open("a", encoding="utf-8") as toml:
        toml.write('mail_name = "Fluxiom"\nmessage_known = "QRST"\n')

    after = ask("reader", text=red).json()

    assert (before["starts_from_technology"], after["starts_from_technology"]) == (False, True)
    assert "acronyms" in [one["check"] for one in before["findings"]]
    assert "acronyms" in after["clear"]


def test_no_file_of_the_workspace_holds_the_text_afterwards(company):
    ask("marketing", text=TEXT)

    assert not [one for one in company.folder.rglob("*") if one.is_file() and b"zyxwort" in one.read_bytes()]


def test_a_program_with_a_token_needs_no_secret_of_a_form_and_a_page_elsewhere_gets_nothing(company):
    from django.test import Client

    from cordee.records import tokens
    from cordee.records.models import User

    client_of("reader")
    token = tokens.make(User.objects.get(email="reader@cordee.example").pk, "writing tool")
    stranger = Client(enforce_csrf_checks=True)
    signed_in = Client(enforce_csrf_checks=True)
    signed_in.force_login(User.objects.get(email="reader@cordee.example"))

    heard = stranger.post(HERE, {"text": TEXT}, "application/json", headers={"Authorization": f"Bearer {token}"})
    elsewhere = signed_in.post(HERE, {"text": TEXT}, "application/json")

    assert (heard.status_code, elsewhere.status_code) == (200, 401)
