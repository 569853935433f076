"""Decisions on the pages: on a figure kept as it was, on an experiment before it is read, or an opinion that is called so."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from cordee.core.measurement.readings import DEFAULT
from cordee.faces.cli.main import app
from tests.site import client_of
from tests.trying import MONDAY, names, open_accounts, publish

HERE = "/results/decisions/"
ON = f"credits/technique/{DEFAULT}/webinar/share"
SAID = {"question": "Webinars: what do we do?", "decided": "Fewer of them", "by": "Marketing"}
BEFORE = {"": (5.0, 0.0, 0.0), "webinar": (40.0, 0.3, 0.5), "email_house": (60.0, 0.5, 0.7)}
AFTER = {"": (5.0, 0.0, 0.0), "webinar": (80.0, 0.7, 0.9), "email_house": (20.0, 0.1, 0.3)}
PLAN = {
    "name": "Spring letter", "hypothesis": "Letters bring wins", "technique": "email_house", "metric": "won", "days": "90", "effect": "10",
    "watch": "planned", "looks": "3", "audience": "prospects", "holdout": "50", "strata": ["relation"], "do": "keep",
}  # fmt: skip


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    with open_accounts(tmp_path_factory.mktemp("decided") / "mine") as made:
        yield made


@pytest.fixture(autouse=True)
def figures(company, monkeypatch):
    """Let it be Monday, with the figures of that day, and no decision yet."""
    from cordee.records.models import Decision

    Decision.objects.all().update(corrects=None)
    Decision.objects.all().delete()
    monkeypatch.setattr("cordee.wiring.company.Company.__init__.__kwdefaults__", {"clock": lambda: MONDAY})
    publish(company, names(20), {}, as_of=MONDAY.date(), run="first", credits=BEFORE)


def text(answer):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))).replace("\u00a0", " ")


def write(client, on="", **typed):
    answer = client.post(f"{HERE}new/" + (f"?on={on}" if on else ""), SAID | typed)
    return answer.headers.get("Location", ""), answer


def test_before_any_decision_the_page_says_where_to_take_one(company):
    page = text(client_of("marketing").get(HERE))

    assert "No decision is written down yet." in page
    assert "Write a decision without data" in page


def test_a_decision_shows_its_figure_as_it_was_beside_what_it_has_become(company):
    client = client_of("marketing")
    asked = text(client.get(f"{HERE}new/?on={ON}"))
    where, _ = write(client, ON)
    publish(company, names(20), {}, as_of=(MONDAY + timedelta(days=30)).date(), run="later", credits=AFTER)

    page, listed = text(client.get(where)), text(client.get(HERE))

    assert "40%" in asked
    assert "When it was decided 40%" in page
    assert "Today 80%" in page
    assert "between 30 and 50" in page
    assert "outside the range of then" in listed
    assert "One decision stands: 1 on data, 0 opinion." in listed


def test_a_decision_on_nothing_is_called_an_opinion_wherever_it_is_shown(company, tmp_path):
    client = client_of("marketing")
    where, _ = write(client, who1="Ann", dissent1="nobody counted")
    write(client, ON)

    places = [client.get(where), client.get(HERE), client.get(f"{HERE}?kind=opinion")]
    file = client.get("/results/decisions.csv?kind=opinion").content.decode("utf-8-sig").splitlines()
    told = CliRunner().invoke(app, ["decisions", "--workspace", str(company.folder)], catch_exceptions=False).output

    assert all("opinion: no data behind it" in text(one) for one in places)
    assert "Ann, against: nobody counted" in text(places[0])
    assert "opinion: no data behind it" not in text(client.get(f"{HERE}?kind=data"))
    assert len(file) == 2
    assert ",opinion," in file[1]
    assert sum("opinion" in line for line in told.splitlines()) == 1


def test_going_against_the_figures_needs_a_comment_which_is_shown(company):
    client = client_of("marketing")

    _, refused = write(client, ON, stance="departs")
    where, _ = write(client, ON, stance="departs", comment="the stand is booked")

    assert refused.status_code == 400
    assert "against the figures, without a comment" in text(refused)
    assert "Against what the figures said: the stand is booked" in text(client.get(where))
    listed = text(client.get(HERE))
    assert "One goes against what the figures said." in listed
    assert "Where something else was done than advised" in listed
    assert "Done: Fewer of them" in listed
    assert (
        "because: the stand is booked"
        in CliRunner().invoke(app, ["decisions", "against", "--workspace", str(company.folder)], catch_exceptions=False).output
    )


def test_a_correction_keeps_the_old_decision_and_its_figure_and_only_the_last_is_corrected(company):
    client = client_of("marketing")
    where, _ = write(client, ON)
    publish(company, names(20), {}, as_of=(MONDAY + timedelta(days=30)).date(), run="later", credits=AFTER)

    unreasoned = client.post(where, SAID | {"decided": "More of them"})
    corrected = client.post(where, SAID | {"decided": "More of them", "why": "the room was too small"}).headers["Location"]
    twice = client.post(where, SAID | {"decided": "None", "why": "again"})
    anew = client.post(
        f"{HERE}new/?on={ON}&again={corrected.split('/')[-2]}", SAID | {"decided": "All of them", "why": "new figures"}
    )
    old, page, last = text(client.get(where)), text(client.get(corrected)), text(client.get(anew.headers["Location"]))

    assert (unreasoned.status_code, twice.status_code) == (400, 400)
    assert "Fewer of them" in old
    assert "Another decision stands in its place." in old
    assert "When it was decided 40%" in page
    assert "When it was decided 80%" in last
    assert "Takes the place of another: new figures" in last
    assert text(client.get(HERE)).count("Marketing,") == 1


def test_what_was_decided_before_the_result_is_told_apart_by_its_time_stamp(company):
    client = client_of("marketing")
    key = client.post("/results/experiments/new/", PLAN).headers["Location"].split("/")[-2]
    link = f"{HERE}new/?about=experiment:{key}"

    offered = client.get(f"/results/experiments/{key}/").content.decode()
    where = client.post(link, SAID | {"question": "Letters bring wins", "decided": "If it works: all year. Else: stop."}).headers[
        "Location"
    ]

    assert link in offered
    assert "before anybody had seen the result" in text(client.get(where))
    assert "If it works: all year." in text(client.get(f"/results/experiments/{key}/"))
    assert client.get(f"{HERE}new/?about=experiment:none").status_code == 404


@pytest.mark.parametrize("on", ["credits/technique/x/webinar/share", "accounts/org:0001/touches", "techniques/webinar/won_rate"])
def test_no_decision_rests_on_a_figure_that_is_not_there(company, on):
    assert client_of("marketing").get(f"{HERE}new/?on={on}").status_code == 404


def test_a_reader_reads_decisions_and_writes_none(company):
    where, _ = write(client_of("marketing"), ON)
    reader = client_of("reader", "fr")

    page = text(reader.get(where))

    assert "Au moment de décider 40 %" in page
    assert "La corriger" not in page
    assert write(reader)[1].status_code == 403
    assert reader.post(where, SAID).status_code == 403
    assert reader.get(f"{HERE}987654/").status_code == 404


def test_the_command_line_writes_replaces_and_shows_them_with_their_figures(company, tmp_path, monkeypatch):
    monkeypatch.setenv("CORDEE_LANGUAGE", "en")

    def call(*words):
        return CliRunner().invoke(app, ["decisions", *words, "--workspace", str(company.folder)], catch_exceptions=False).output

    made = call(
        "write", "Webinars?", "Fewer", "--by", "Marketing", "--on", ON, "--against", "too dear", "--dissent", "Ann=too soon"
    )
    number = re.search(r"Decision (\d+) is written down", made)[1]
    replaced = call("correct", number, "None", "--by", "The board", "--why", "saving", "--on", "-")
    shown, kept = call("show", number), call("list", "--to", str(tmp_path / "decisions.xlsx"))

    assert "result:first:credits:" in made
    assert f"takes the place of decision {number}" in replaced
    assert "called an opinion" in replaced
    assert "then (2026-03-02): 0.4 (0.3 to 0.5, n 40)" in shown
    assert "against what the figures said: too dear" in shown
    assert "Ann, against: too soon" in shown
    assert "[opinion]" in shown
    assert "Decisions in the file: 1" in kept
