"""Unused fields on the page of the use of data: said, decided, undone by those who may, looked for before a new one."""

from __future__ import annotations

import re

import pytest

from cordee.wiring import create_company, open_company
from tests.ready import copy_of
from tests.site import client_of, leave, point_at

HERE = "/data/use/"
FORMAT = "table.organisations/organisations"
COMPANIES = "Company,Domain,Machine park\nGrand Atelier,atelier.example,old\nFonderie,fonderie.example,new\n"


def holding(folder):
    """Make a company whose file has fields of its own."""
    made = create_company(folder)
    (made.folder / "inbox" / "companies.csv").write_text(COMPANIES)
    made.take_in(made.folder / "inbox")
    made.run()


@pytest.fixture
def held(tmp_path):
    made = open_company(copy_of(holding, tmp_path / "held"))
    point_at(made.folder)
    yield made
    leave()


def text(client, path=HERE):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", client.get(path).content.decode()))


def post(role="marketing", **more):
    said = {"source": "table", "format": FORMAT, "field": "Machine park", "do": "say"} | more
    return client_of(role).post(HERE, said, follow=True)


def test_an_unused_field_is_suspect_until_somebody_says_when_it_is_known(held):
    before = text(client_of("marketing"))

    answer = post(known="before", why="asked at the first call").content.decode()

    assert "Machine park" in before
    assert "suspect: when is this known?" in before
    assert "The next run tries it." in answer
    assert "compute again" in answer
    assert held.fields().standing()["table", FORMAT, "Machine park"].known == "before"


def test_a_decision_against_the_proposal_without_a_reason_is_refused_with_the_proposal(held):
    refused = post(decision="delete")

    assert refused.status_code == 400
    assert "Say why, in a few words." in refused.content.decode()
    assert not held.fields().standing()


def test_what_was_decided_is_undone_in_one_click(held):
    post(decision="archive", why="nobody asks for it")
    post(do="undo")

    stands = held.fields().standing()["table", FORMAT, "Machine park"]
    assert (stands.decision, stands.number) == ("", 2)


def test_a_reader_sees_what_is_proposed_and_decides_nothing(held):
    assert post("reader", known="before").status_code == 403
    assert "Say or decide" not in text(client_of("reader"))


def test_before_a_new_field_the_page_names_those_that_may_answer(held):
    found, none = (text(client_of("reader", "fr"), f"{HERE}?wish={wish}") for wish in ("machines", "couleur"))

    assert "Machine park · companies.csv" in found
    assert "Aucun champ existant ne porte un tel nom." in none


def test_the_fields_leave_as_a_file(held):
    assert b"Machine park" in client_of("reader").get("/data/fields.csv").content
