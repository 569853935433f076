"""Territories and surveys on the command line: from a name to what the last run says, in words."""

from __future__ import annotations

from typer.testing import CliRunner

from cordee.faces.cli.main import app
from tests.people import company_of_people

ANNE, CARLA = "anne.roux@acme.example", "carla@private.example"


def test_a_territory_goes_from_a_name_to_a_survey_that_is_closed(tmp_path, monkeypatch):
    monkeypatch.setenv("CORDEE_LANGUAGE", "en")
    company = company_of_people(tmp_path / "mine")
    here = ["--workspace", str(company.folder)]

    def say(*words):
        answer = CliRunner().invoke(app, [*words, *here])
        assert answer.exit_code == 0, (words, answer.output, answer.exception)
        return answer.output

    assert "“bim” is made" in say("territories", "add", "BIM", "--owner", "content lead")
    assert "only announced" in say("territories", "claim", "bim", "We model every pipe")
    assert "was done here" in say("territories", "prove", "c1", "--for", "Tower 3", "--on", "2026-02-01")
    assert "Tower 3" in say("territories", "list", "--claims")
    assert "the old one can still be read" in say("territories", "correct", "bim", "--owner", "Zoe", "--why", "new")
    assert say("territories", "history", "bim").count("content lead") == 1
    assert "wave 1" in say("surveys", "new", "bim", "whom-to-ask")
    peers = [f"peer{one}@peers.example" for one in range(5)]
    assert "5 are asked" in say("surveys", "ask", "1", *peers)
    assert "is open to 5" in say("surveys", "open", "1")
    assert say("surveys", "links", "1").count("/survey/") == 5
    assert "<3" in say("surveys", "list")
    assert "next run counts it" in say("surveys", "close", "1")
    assert "can still be read" in say("territories", "withdraw", "p1", "--why", "another did it")
