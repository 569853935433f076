"""Experiments on the pages: said whether it can answer before it is kept, led step by step, read in plain words."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from cordee.core.measurement.experiments import HOLDOUT, TREATED
from tests.site import client_of
from tests.trying import MONDAY, names, open_accounts, publish, reopened

HERE = "/results/experiments/"
PLAN = {
    "name": "Spring letter", "hypothesis": "Letters bring wins", "technique": "email_house", "metric": "won", "days": "90", "effect": "10",
    "watch": "planned", "looks": "3", "audience": "prospects", "holdout": "50", "strata": ["relation", "tier"],
}  # fmt: skip


@pytest.fixture
def company(tmp_path):
    with open_accounts(tmp_path / "mine") as made:
        yield made


@pytest.fixture
def at(monkeypatch):
    """Let the pages believe that it is another moment."""

    def moved(now):
        monkeypatch.setattr("cordee.wiring.company._now", lambda: now)
        monkeypatch.setattr("cordee.wiring.company.Company.__init__.__kwdefaults__", {"clock": lambda: now})

    moved(MONDAY)
    return moved


def text(answer):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))).replace("\u00a0", " ")


def do(client, key="e1", **typed):
    return client.post(f"{HERE}{key}/", typed)


def test_an_empty_list_says_what_an_experiment_is_and_offers_one(company):
    page = text(client_of("marketing").get(HERE))

    assert "Nothing has been tested yet." in page
    assert "Plan an experiment" in page


@pytest.mark.parametrize(("language", "said"), [("en", "do not run it"), ("fr", "ne la lancez pas")])
def test_a_plan_too_small_is_told_before_it_is_kept_with_what_to_do_instead(company, at, language, said):
    page = text(client_of("marketing", language).post(f"{HERE}new/", PLAN | {"effect": "2", "do": "ask"}))

    assert said in page
    assert ("Instead" if language == "en" else "Plutôt") in page
    assert company.experiments().listed() == []


def test_an_experiment_goes_from_plan_to_decision_on_its_pages(company, at):
    client = client_of("marketing")
    client.post(f"{HERE}new/", PLAN | {"do": "keep"})
    for step in ("register", "start"):
        assert do(client, do=step).status_code == 302
    accounts = company.book().experiments.accounts("e1")
    arms = {arm: [one.account for one in accounts if one.arm == arm] for arm in (TREATED, HOLDOUT)}
    wins = {one: MONDAY + timedelta(days=9) for one in arms[TREATED][:60] + arms[HOLDOUT][:10]}
    later = MONDAY + timedelta(days=95)
    publish(company, names(600), wins, as_of=later.date(), run="later")
    at(later)

    do(client, do="look")
    read = text(client.get(f"{HERE}e1/"))
    do(client, do="stop")
    do(client, do="decide", decided="Send them all year", by="Marketing", look="1", who="Ann", dissent="one spring only")
    do(client, do="decide", decided="And on red paper", by="The chairman", look="")
    decided = text(client.get(f"{HERE}e1/"))

    assert "Works: 19 more accounts in a hundred (between 13 and 24)." in read
    assert "about 50 accounts (between 35 and 65)" in read
    assert "60 of 270" in read
    assert "Ann disagrees: one spring only" in decided
    assert "on look 1" in decided
    assert "opinion: no data behind it" in decided
    assert [one.evidence for one in reopened(company, later).book().decisions.standing()] == ["opinion", "experiment"]
    assert "1 experiment . Works: 1; does not work: 0; not yet known: 0." in text(client.get(HERE))


def test_no_figure_of_the_difference_is_shown_before_somebody_looks(company, at):
    client = client_of("marketing")
    client.post(f"{HERE}new/", PLAN | {"do": "keep"})
    for step in ("register", "start"):
        do(client, do=step)
    publish(
        company, names(600), {names(600)[0]: MONDAY + timedelta(days=3)}, as_of=(MONDAY + timedelta(days=40)).date(), run="later"
    )

    page = text(client.get(f"{HERE}e1/"))

    assert "nobody has looked yet" in page
    assert "Every look that was taken" not in page


def test_a_small_experiment_asks_for_a_reason_and_a_reader_may_do_nothing(company, at):
    client = client_of("marketing")
    client.post(f"{HERE}new/", PLAN | {"effect": "2", "do": "keep"})

    refused = do(client, do="register")
    taken = do(client, do="register", why="the board insists")

    assert (refused.status_code, taken.status_code) == (400, 302)
    assert do(client_of("reader"), do="start").status_code == 403
    assert client_of("reader").get(f"{HERE}e1/").status_code == 200
    assert client_of("reader").get(f"{HERE}new/").status_code == 403


def test_other_tools_get_the_arms_as_a_file(company, at):
    client = client_of("marketing")
    client.post(f"{HERE}new/", PLAN | {"do": "keep"})
    for step in ("register", "start"):
        do(client, do=step)

    lines = client.get(f"{HERE}e1.csv").content.decode("utf-8-sig").splitlines()

    assert lines[0] == "account,name,arm,stratum"
    assert len(lines) == 541
    assert client.get(f"{HERE}e9.csv").status_code == 404


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_term_of_art_stands_on_the_page_outside_why(company, at, language):
    client = client_of("marketing", language)
    client.post(f"{HERE}new/", PLAN | {"do": "keep"})

    page = text(client.get(f"{HERE}e1/"))

    assert not re.search(r"(?i)alpha|p-value|power\b|confidence|significa|strat(a|um|e)\b|hypothèse nulle|puissance", page)


def test_a_registered_plan_is_amended_on_its_page_and_a_look_that_is_due_stands_where_the_week_begins(company, at):
    client = client_of("marketing")
    client.post(f"{HERE}new/", PLAN | {"do": "keep"})
    do(client, do="register")
    from cordee.faces.web.reminders import reminders
    from cordee.faces.web.speech import Words
    from cordee.records.models import User

    unreasoned = client.post(f"{HERE}new/?of=e1", PLAN | {"effect": "20", "do": "keep"})
    amended = client.post(f"{HERE}new/?of=e1", PLAN | {"effect": "20", "days": "60", "do": "keep", "why": "sixty will do"})
    story = text(client.get(f"{HERE}e1/"))
    do(client, do="start")
    at(MONDAY + timedelta(days=25))
    user = User.objects.get(email="marketing@cordee.example")
    asked = reminders(Words("en"), user)
    page = text(client.get(f"{HERE}e1/"))
    publish(company, names(600), {}, as_of=(MONDAY + timedelta(days=25)).date(), run="later")
    reminded = reminders(Words("en"), user)
    readable = text(client.get(f"{HERE}e1/"))

    assert (unreasoned.status_code, amended.status_code) == (400, 302)
    assert "days: 90 → 60" in story
    assert "difference worth having: 10 → 20" in story
    assert "sixty will do" in story
    assert [one["text"].replace("\u00a0", " ") for one in asked] == [
        "A look at the experiment “Spring letter” was planned for 23 March 2026, but the figures are of 2 March 2026: import newer exports first."
    ]
    assert asked[0]["url"] == "/data/"
    assert "Look now" not in page
    assert "Import newer exports" in page
    assert "Look now" in readable
    assert [one["text"].replace("\u00a0", " ") for one in reminded] == [
        "A look at the experiment “Spring letter” is due since 23 March 2026."
    ]


def test_attribution_says_what_a_settled_experiment_changes_in_it_and_claims_nothing_of_the_others(company, at):
    client = client_of("marketing")
    client.post(f"{HERE}new/", PLAN | {"do": "keep"})
    for step in ("register", "start"):
        do(client, do=step)
    arms = {
        arm: [one.account for one in company.book().experiments.accounts("e1") if one.arm == arm] for arm in (TREATED, HOLDOUT)
    }
    wins = {one: MONDAY + timedelta(days=9) for one in arms[TREATED][:60] + arms[HOLDOUT][:45]}
    later = MONDAY + timedelta(days=95)
    credits = {"": (20.0, 0.0, 0.0), "email_house": (60.0, 0.7, 0.8), "webinar": (20.0, 0.2, 0.3)}
    publish(company, names(600), wins, as_of=later.date(), run="later", credits=credits)
    at(later)
    before = text(client.get("/results/attribution/"))

    do(client, do="look")

    after = text(client.get("/results/attribution/"))
    assert "What experiments change in it" not in before
    assert "What experiments change in it" in after
    line = re.search(
        r"Webinars (?P<before>\S+).{1,60}?(?P<after>\d+) (?P<low>\d+) to (?P<high>\d+) not tested: nothing is claimed", after
    )
    assert int(line["low"]) < int(line["after"]) < int(line["high"])
    assert int(line["after"]) > 20, "what letters did not cause is left to the others"
    assert "the experiment “Spring letter”" in after
    file = client.get("/results/attribution.csv").content.decode("utf-8-sig").splitlines()
    assert file[0].endswith("wins_after_experiments,after_low,after_high,tested_by")
    assert [one.rsplit(",", 1)[1] for one in file[1:]] == ["e1", "", ""]
    assert "Ce que les expériences y changent" in text(client_of("reader", "fr").get("/results/attribution/"))
