"""The board's page: one page whatever is on it, every figure from the run, every name shown letter for letter."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cordee.core.measurement.cycles import Closing, Initiative
from cordee.core.measurement.decisions import Decision, Dissent
from cordee.core.vocabulary.problems_of_cycles import NothingForTheBoard
from cordee.wiring import create_company
from tests.cycling import PLAN, company_in_spring
from tests.site import client_of, leave, point_at

NASTY = '#panic("x") *bold* $x$ @ref <label> \\ [ ] // # = `raw` "quoted" é œ €'


@pytest.fixture
def spring(tmp_path):
    yield company_in_spring(tmp_path / "mine")
    leave()


def read(made: bytes) -> tuple[int, str]:
    """Give how many pages a PDF has, and its text."""
    pypdf = pytest.importorskip("pypdf")
    reader = pypdf.PdfReader(io.BytesIO(made))
    text = " ".join(page.extract_text() for page in reader.pages)
    return len(reader.pages), re.sub(r"\s+", " ", text)


def test_the_page_says_what_was_aimed_at_what_came_what_was_learnt_and_what_is_asked(spring):
    company, cycle = spring
    company.cycles().try_out(Initiative("", "c1", "A podcast", state="refused", why="nobody listens"))
    company.cycles().close(cycle, Closing("c1", "Two people of one account", "A second host"))

    pages, english = read(company.cycles().board("en"))
    _, french = read(company.cycles().board("fr"))

    assert pages == 1
    for part in ("More opportunities from webinars", "30 target 24", "Reached", "from 10", "chance alone: 20 to 43", "Two people of one account",
                 "A second host", "A podcast: nobody listens", f"run {company.runs()[-1]}"):  # fmt: skip
        assert part in english
    for part in ("Atteinte", "parti de 10", "par le seul hasard : de 20 à 43", "Ce que nous demandons"):
        assert part in french


def test_a_name_full_of_markup_is_shown_letter_for_letter(spring):
    company, _ = spring
    company.cycles().begin(replace(PLAN, objective=NASTY[:80], owner=NASTY[:40], follows=""))

    pages, text = read(company.cycles().board("en"))

    assert pages == 1
    assert '#panic("x") *bold* $x$ @ref <label> \\ [ ] // # = `raw`' in text.replace("“", '"').replace("”", '"')


def test_however_much_there_is_to_say_it_stays_one_page(spring):
    company, _ = spring
    long = "very long words " * 120
    for number in range(8):
        made = company.cycles().begin(
            replace(PLAN, objective=(f"{number} " + long)[:300], owner=long[:200], since=date(2026, 4, number + 1))
        )
        for state in ("failed", "refused"):
            company.cycles().try_out(Initiative("", made.key, long[:300], state=state, why=long[:1900]))
        company.cycles().close(made, Closing(made.key, long[:1900], long[:1900]))
    for number in range(3):
        company.book().decisions.write(
            Decision(
                f"{number} {long}"[:300], long[:300], "Ada", datetime(2026, 7, 1, tzinfo=UTC), dissents=(Dissent("Ben", "no"),)
            )
        )

    pages, text = read(company.cycles().board("fr"))

    assert pages == 1
    assert "et 5 de plus dans Cordée" in text
    assert "opinion, sans données" in text
    assert "Qu’un chiffre ait bougé ne dit pas pourquoi" in text


def test_nothing_is_made_up_before_the_first_run(tmp_path):
    company = create_company(tmp_path / "bare")
    point_at(company.folder)

    with pytest.raises(NothingForTheBoard):
        company.cycles().board("en")
    leave()


def test_a_reader_gets_the_page_in_their_language(spring):
    answer = client_of("reader", "fr").get("/results/board.pdf")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert "Ce que nous visions" in read(answer.content)[1]
