"""Cycles, judgements and the board's page on the command line: from a plan to a PDF, in words."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cordee.faces.cli.main import app
from cordee.faces.cli.main import main as command_line
from tests.cycling import company_with_cases
from tests.site import leave


@pytest.fixture
def say(tmp_path, monkeypatch):
    monkeypatch.setenv("CORDEE_LANGUAGE", "en")
    company = company_with_cases(tmp_path / "mine")

    def said(*words, fails=False):
        answer = CliRunner().invoke(app, [*words, "--workspace", str(company.folder)])
        assert (answer.exit_code != 0) is fails, (words, answer.output, answer.exception)
        return answer.output + (str(answer.exception) if fails else "")

    said.folder = company.folder
    yield said
    leave()


def test_a_cycle_goes_from_a_plan_to_the_board(say):
    days = ("--since", "2026-04-01", "--until", "2026-06-30", "--owner", "Ada")

    planned = say("cycles", "plan", "More from webinars", "--for", "webinar", "--target", "24", *days)
    tried = say("cycles", "try", "c1", "Two hosts", "--technique", "webinar", "--state", "running")
    refused = say("cycles", "try", "c1", "i1", "--state", "refused", "--why", "later", fails=True)
    say("cycles", "try", "c1", "i1", "--state", "failed", "--reason", "nobody came", "--why", "it ended")
    closed = say("cycles", "close", "c1", "--learning", "Ask two people")
    follows = say(
        "cycles",
        "plan",
        "Again",
        "--after",
        "c1",
        "--target",
        "30",
        "--since",
        "2026-07-01",
        "--until",
        "2026-09-30",
        "--owner",
        "Ada",
    )
    written = say("board", "--language", "fr", "--out", str(say.folder / "page.pdf"))

    assert "Cycle c1 is planned; it starts from: 10 [4.8–18.4], n 10." in planned
    assert "i1 is entered: under way" in tried
    assert "MEASURE-70" in refused
    assert "Cycle c1 is closed: 30 [20.2–42.8], n 30." in closed
    assert "c2" in follows
    assert "page.pdf" in written
    assert (say.folder / "page.pdf").read_bytes().startswith(b"%PDF-")
    assert "«\u00a0Ask two people\u00a0»" in say("cycles", "show", "c1")
    assert "opportunities" in say("cycles", "list", "--indicators")


def test_a_figure_that_is_read_takes_no_typed_result(say):
    say("cycles", "plan", "More", "--target", "24", "--since", "2026-04-01", "--until", "2026-06-30", "--owner", "Ada")

    assert say("cycles", "close", "c1", "--learning", "x", "--value", "99", fails=True)
    assert "Learn" not in say("cycles", "list")


def test_a_case_is_judged_by_its_side_and_an_unknown_word_is_refused(say):
    assert "Noted: not useful." in say("feedback", "judge", "table:deal:20", "not-useful", "--by", "marketing")

    assert "MEASURE-78" in say("feedback", "judge", "table:deal:20", "splendid", fails=True)
    assert "MEASURE-77" in say("feedback", "judge", "table:deal:777", "useful", fails=True)
    assert "MEASURE-76" in say("feedback", "ask", "table:deal:20", "bob@acme.example", fails=True)


def test_a_problem_ends_a_command_with_one(say, capsys):
    with pytest.raises(SystemExit) as ended:
        command_line(["cycles", "show", "c9", "--workspace", str(say.folder)])

    assert ended.value.code == 1
    assert "MEASURE-71" in capsys.readouterr().err
