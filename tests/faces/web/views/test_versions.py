"""Versions of a message on the pages: kept, noted on, and standing by an experiment's own verdict or by a decision that says what it is."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from cordee.core.measurement.experiments import HOLDOUT, TREATED
from cordee.faces.cli.main import app
from tests.site import client_of
from tests.trying import MONDAY, names, open_accounts, publish

HERE = "/programmes/versions/"
PLAN = {
    "name": "Spring letter", "hypothesis": "Letters bring wins", "technique": "email_house", "metric": "won", "days": "90", "effect": "10",
    "watch": "planned", "looks": "3", "audience": "prospects", "holdout": "50", "strata": ["relation"], "do": "keep",
}  # fmt: skip
FIRST = {"name": "Late again", "text": "Your line stands still. <b>What</b> does an hour cost?", "do": "keep"}


@pytest.fixture
def company(tmp_path, monkeypatch):
    monkeypatch.setattr("cordee.wiring.company.Company.__init__.__kwdefaults__", {"clock": lambda: MONDAY})
    with open_accounts(tmp_path / "mine") as made:
        yield made


def text(answer):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))).replace("\u00a0", " ")


def test_the_winner_stands_by_its_experiment_and_another_only_by_a_decision_that_says_what_it_is(company, monkeypatch):
    client = client_of("marketing")
    nothing = text(client.get(HERE))
    client.post("/results/experiments/new/", PLAN)
    for step in ("register", "start"):
        client.post("/results/experiments/e1/", {"do": step})
    here = client.post(HERE, FIRST | {"experiment": "e1"}).headers["Location"]
    unexplained = client.post(here, {"do": "keep", "text": "Shorter."})
    client.post(here, {"do": "keep", "text": "Shorter.", "why": "nobody read to the end"})
    client.post(here, {"do": "hear", "number": "1", "said": "That is my Tuesday.", "role": "night shift lead"})
    open_still = text(client.get(here))
    client.post(here, {"do": "choose", "number": "2", "by": "The chairman"})
    by_opinion = text(client.get(here))
    accounts = company.book().experiments.accounts("e1")
    wins = [one.account for one in accounts if one.arm == TREATED][:60] + [one.account for one in accounts if one.arm == HOLDOUT][
        :10
    ]
    later = MONDAY + timedelta(days=95)
    publish(company, names(600), dict.fromkeys(wins, MONDAY + timedelta(days=9)), as_of=later.date(), run="later")
    monkeypatch.setattr("cordee.wiring.company.Company.__init__.__kwdefaults__", {"clock": lambda: later})
    client.post("/results/experiments/e1/", {"do": "look"})

    page, listed, decisions = client.get(here), text(client.get(HERE)), text(client.get("/results/decisions/"))
    told = CliRunner().invoke(app, ["message", "versions", "--workspace", str(company.folder)], catch_exceptions=False).output
    assert "No message is kept yet." in nothing
    assert unexplained.status_code == 400
    assert "Nothing singles one of the 2 versions out" in open_still
    assert "That is my Tuesday." in open_still
    assert "Version 2 stands, by a decision that is an opinion: no data behind it." in by_opinion
    assert "Version 1 stands: an experiment found that it works." in text(page)
    assert "Spring letter Works" in text(page)
    assert "<b>What</b>" not in page.content.decode()
    assert "1 with a version that an experiment found to work" in listed
    assert "Version 2" in decisions
    assert "opinion: no data behind it" in decisions
    assert re.search(r"m1\s+Late again\s+2\s+1\s+an experiment: it works\s+1", told)
    assert client.post(here, {"do": "choose", "number": "9", "by": "us"}).status_code == 400
    assert client.get(f"{HERE}m9/").status_code == 404
    assert client_of("reader").post(here, {"do": "hear", "said": "x"}).status_code == 403


def test_the_command_line_keeps_notes_and_decides(company, tmp_path, monkeypatch):
    monkeypatch.setenv("CORDEE_LANGUAGE", "en")
    (tmp_path / "letter.txt").write_text("Your line stands still.", "utf-8")

    def call(*words):
        return CliRunner().invoke(app, ["message", *words, "--workspace", str(company.folder)], catch_exceptions=False).output

    kept = call("keep", str(tmp_path / "letter.txt"), "--name", "Late again")
    again = call("keep", str(tmp_path / "letter.txt"), "--of", "m1", "--why", "another title")
    noted, stands = call("note", "m1", "2", "Too long"), call("stand", "m1", "2", "--by", "Ann")

    assert "Version 1 of message m1 is kept." in kept
    assert "Version 2 of message m1 is kept." in again
    assert "The note on version 2" in noted
    assert "a decision: opinion" in stands
    assert [one.number for one in company.versions().message("m1").versions] == [1, 2]
