"""Questions, briefs and mandates on the command line."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cordee.faces.cli.main import app
from tests.briefing import ANNE, company_that_asks
from tests.site import leave


@pytest.fixture
def company(tmp_path, monkeypatch):
    monkeypatch.setenv("CORDEE_LANGUAGE", "en")
    yield company_that_asks(tmp_path / "mine")
    leave()


def say(company, *words):
    """Call a verb; give its exit code and what it printed."""
    found = CliRunner().invoke(app, [*words, "--workspace", str(company.folder)])
    return found.exit_code, found.output + (str(found.exception) if found.exception and found.exit_code else "")


def test_from_a_question_to_a_brief_and_its_end(company):
    assert say(company, "briefs", "ask", "Which controller first?", "--source", "webinar")[0] == 0
    assert say(company, "briefs", "speaker", ANNE, "--on", "plant-restart", "--languages", "en, fr")[0] == 0
    assert "agreement" in say(company, "briefs", "who", "1")[1]
    (speaker,) = company.briefs().speakers()
    assert "/mine/" in say(company, "briefs", "link", str(speaker.id))[1]
    company.briefs().own(speaker.subject).agree()

    code, told = say(company, "briefs", "propose", "1", str(speaker.id), "--audience", "managers", "--proof", "p1")

    assert (code, "Anne Roux" in told) == (0, True)
    assert "open Anne Roux" in " ".join(say(company, "briefs", "list")[1].split())
    assert say(company, "briefs", "end", "1")[0] == 0
    assert "open Anne Roux" in " ".join(say(company, "briefs", "list")[1].split())


def test_a_team_is_chosen_or_the_seat_that_nobody_fills_is_said(company):
    say(company, "briefs", "speaker", ANNE, "--on", "plant-restart", "--languages", "en")
    (speaker,) = company.briefs().speakers()
    company.briefs().own(speaker.subject).agree()

    assert "Anne Roux" in say(company, "briefs", "team", "/plant-restart/en/")[1]
    code, told = say(company, "briefs", "team", "/plant-restart/de/")

    assert code == 1
    assert "plant-restart, de" in told


def test_a_mandate_is_written_signed_and_ended_and_a_quota_is_not(company):
    say(company, "briefs", "speaker", ANNE, "--on", "plant-restart")
    (speaker,) = company.briefs().speakers()
    honest = ["mandates", "write", str(speaker.id), "plant-restart", "--objective", "tell", "--indicator", "answers", "--target", "five",
              "--since", "2026-12-01", "--until", "2027-06-01", "--we-give", "a proofreader"]  # fmt: skip

    assert say(company, *honest, "--they-give", "three posts a week")[0] == 1
    assert say(company, *honest, "--they-give", "an interview")[0] == 0
    assert say(company, "mandates", "sign", "1", "1")[0] == 0
    assert "1" in say(company, "mandates", "list")[1]
    assert say(company, "mandates", "end", "1")[0] == 0
    assert say(company, "mandates", "owed")[0] == 0
