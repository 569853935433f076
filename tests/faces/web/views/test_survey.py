"""A survey from end to end: made, asked, answered on a phone's page, withdrawn, closed, computed; raters stay secret throughout."""

from __future__ import annotations

import importlib
import re
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from cordee.core.opinion.surveys import Survey
from cordee.core.opinion.territories import Territory
from cordee.core.trust.consent import Said
from cordee.core.trust.links import make_token
from cordee.core.vocabulary.problems_of_voices import NobodyToAsk, SurveyClosed, TooFewAsked
from cordee.core.vocabulary.text import Text
from cordee.wiring import open_company
from tests.people import company_of_people
from tests.site import client_of, leave, point_at

ANNE, BOB, CARLA = "anne.roux@acme.example", "bob@acme.example", "carla@private.example"
OTHERS = tuple(f"peer{one}@peers.example" for one in range(9))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Make, once, a company with an open survey of eleven people on BIM; each test has a copy."""
    made = company_of_people(tmp_path_factory.mktemp("survey") / "mine")
    point_at(made.folder)
    trust, voices = made.trust(), made.voices()
    trust.give_notice([trust.person(one).id for one in (ANNE, BOB, CARLA)], how="letter")
    key = voices.write(Territory("", Text("BIM", "BIM"))).value.key
    survey = voices.make(Survey(0, "Who is heard", "whole-territory", key, 1, ("Exemplia", "Mecanova"), "Exemplia"))
    voices.ask(survey, voices.audience(survey, voices.people([ANNE, CARLA, *OTHERS])), segment="peers")
    voices.list_people(survey, voices.people([ANNE, BOB]))
    voices.open(survey)
    leave()
    return made.folder


@pytest.fixture
def company(prepared, tmp_path):
    shutil.copytree(prepared, tmp_path / "mine", symlinks=True)
    point_at(tmp_path / "mine")
    yield open_company(tmp_path / "mine")
    leave()


@pytest.fixture
def survey(company):
    (one,) = company.voices().surveys()
    return one


def kept(model):
    """Give the rows of a table of the records."""
    return getattr(importlib.import_module("cordee.records.models"), model).objects


def links(company, survey):
    """Give the page of each respondent, by their name where the data know it."""
    return [(name, link) for name, link in company.voices().links(survey, base="")]


def page(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def go_through(link, *, mind="Exemplia", names=("Bob Stone",), figure="6"):
    """Answer step after step as a browser would; give the last page."""
    client = client_of(None)
    answer = client.post(link, {"step": "mind", "mind.1": mind}, follow=True)
    answer = client.post(link, {"step": "aided", "aided": ["Exemplia"]}, follow=True)
    answer = client.post(link, {"step": "names", **{f"names-1.{place}": one for place, one in enumerate(names, 1)}}, follow=True)
    while (step := re.search(r'name="step" value="(peers-\d+)"', answer.content.decode())) is not None:
        items = set(re.findall(r'name="(peer-\d+)"', answer.content.decode()))
        answer = client.post(link, {"step": step[1], **dict.fromkeys(items, figure)}, follow=True)
    return answer


def test_five_minutes_lead_from_the_first_page_to_thanks(company, survey):
    link = links(company, survey)[-1][1]

    first = client_of(None).get(link)
    last = go_through(link)

    assert "Nobody sees what you answer" in page(first)
    assert "Thank you, it is all kept" in page(last)
    assert company.voices().counts(survey.id).answered == 1


def test_whoever_leaves_comes_back_where_they_were(company, survey):
    link = links(company, survey)[0][1]
    client_of(None).post(link, {"step": "mind", "mind.1": "Mecanova"})

    again = client_of(None).get(link)

    assert "Step 2 of 4" in page(again)


def test_two_people_to_rate_are_told_apart_and_only_what_is_settled_is_said_to_be(company, survey):
    link = links(company, survey)[1][1]
    client = client_of(None)
    for step in ({"step": "mind"}, {"step": "aided"}):
        client.post(link, step)
    rated = client.post(link, {"step": "names", "names-1.1": "Bob Stone", "names-1.2": "Lea Roux"}, follow=True)

    done = go_through(link)

    assert "Step 4 of 4, person 1 of 2" in page(rated)
    assert "What came to mind first cannot be changed" in page(done)
    assert "Change my answers" in page(done)


def test_the_page_speaks_french_and_asks_in_an_order_of_its_own_that_stays(company, survey):
    (_, one), (_, other) = links(company, survey)[:2]
    orders = []
    for link in (one, one, other):
        client = client_of(None, "fr")
        client.post(link, {"step": "mind"})
        client.post(link, {"step": "aided"})
        client.post(link, {"step": "names", "names-1.1": "Bob Stone"})
        shown = client.get(link)
        assert "Que pensez-vous de Bob Stone" in page(shown)
        orders.append(re.findall(r'<legend id="h-(peer-\d+)"', shown.content.decode()))

    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[0]) == sorted(orders[2])


def test_nobody_names_themselves(company, survey):
    link = dict(links(company, survey))["Anne Roux"]

    refused = client_of(None).post(link, {"step": "names", "names-1.1": "anne ROUX"})

    assert refused.status_code == 400
    assert "cannot name yourself" in page(refused)
    assert "Anne Roux" not in re.findall(r'<option value="([^"]+)"', client_of(None).get(f"{link}?step=names").content.decode())


def test_the_page_suggests_the_chosen_names_and_nobody_else_of_the_data(company, survey):
    link = links(company, survey)[-1][1]

    shown = client_of(None).get(f"{link}?step=names").content.decode()

    assert set(re.findall(r'<option value="([^"]+)"', shown)) <= {"Anne Roux", "Bob Stone"}
    assert "Carla" not in shown


def test_what_came_first_to_mind_is_not_changed_after_the_list(company, survey):
    link = links(company, survey)[0][1]
    go_through(link, mind="Mecanova")

    client_of(None).post(link, {"step": "mind", "mind.1": "Exemplia"})

    assert kept("SurveyAnswer").get(item="mind").text == "Mecanova"


def test_naming_others_takes_away_what_was_said_of_those_named_before(company, survey):
    link = links(company, survey)[0][1]
    go_through(link, names=("Bob Stone",))

    client_of(None).post(link, {"step": "names", "names-1.1": "Zoe Field"})

    assert not kept("SurveyAnswer").filter(item__startswith="peer-").exists()


def test_answers_are_withdrawn_until_the_survey_is_closed_and_not_after(company, survey):
    early, late = (link for _, link in links(company, survey)[:2])
    go_through(early, names=("Zoe Field",))
    go_through(late)

    back = client_of(None).post(early, {"withdraw": "yes"}, follow=True)
    company.voices().close(survey)
    client_of(None).post(late, {"withdraw": "yes"})

    assert "Your answers are gone" in page(back)
    assert {one.state for one in kept("SurveyAsked").filter(answers__isnull=False)} == {"answered"}
    assert kept("SurveyAnswer").exists()
    assert "closed" in page(client_of(None).get(late))
    assert (
        "Zoe Field" not in [one.label for one in company.books_of_names(survey)] if hasattr(company, "books_of_names") else True
    )


def test_a_link_of_another_purpose_or_of_nobody_opens_nothing(company, survey):
    until, secret = datetime.now(UTC) + timedelta(days=1), company.workspace.secret
    rater = kept("SurveyAsked").first().rater
    tokens = (make_token("mine", rater, until, secret), make_token("survey", "0a" * 32, until, secret), "x" * 80)

    assert [client_of(None).get(f"/survey/{one}/").status_code for one in tokens] == [404, 404, 404]
    old = make_token("survey", rater, until - timedelta(days=3), secret)
    assert client_of(None).get(f"/survey/{old}/").status_code == 410


def test_who_objected_or_shares_an_address_or_was_never_told_is_not_asked(company):
    voices, trust = company.voices(), company.trust()
    made = voices.make(Survey(0, "Who is heard", "whom-to-ask", "bim", 1))
    trust.say(
        trust.whom(CARLA), Said(False, datetime(2026, 3, 1, tzinfo=UTC), purpose="survey", by_themselves=True, source="phone")
    )

    chosen = voices.audience(made, voices.people([ANNE, BOB, CARLA, "contact@acme.example", "j.doe@beta.example", ANNE]))

    assert [who.person.email for _, who in chosen.people] == [ANNE]  # Bob had left a list: he is not asked either
    assert dict(chosen.refused) == {"objected": 2, "shared": 1, "untold": 1, "twice": 1}
    with pytest.raises(NobodyToAsk, match="objected"):
        voices.ask(made, voices.audience(made, voices.people([CARLA])), segment="")
    with pytest.raises(TooFewAsked):
        voices.open(made)


def test_raters_are_on_no_page_in_no_table_and_in_no_file(company, survey):
    for (_, link), name in zip(links(company, survey), ("Bob Stone",) * 6 + ("Zoe Field",) * 2, strict=False):
        go_through(link, names=(name,))
    company.voices().close(survey)
    company.run()
    raters = [one.rater for one in kept("SurveyAsked").all()]
    subjects = [one.subject for one in kept("SurveyAsked").all()]

    client = client_of("administrator")
    shown = [client.get(one).content.decode() for one in (
        "/voices/", "/voices/territories/bim/", f"/voices/surveys/{survey.id}/", "/voices/surveys/", "/voices/territories.csv",
        *(f"/api/tables/{name}" for name in ("territories", "nominations", "top_of_mind")), "/data/trust/audit/",
    )]  # fmt: skip
    stored = b"".join(path.read_bytes() for path in company.workspace.current().iterdir())

    territory = page(client.get("/voices/territories/bim/"))
    assert "Bob Stone" in territory
    assert "6 of 8" in territory
    assert "Zoe Field" not in "".join(shown)  # named by two
    for secret in (*raters, *subjects, OTHERS[0]):
        assert not [one for one in shown[:-1] if secret in one]
        assert secret.encode() not in stored
    assert not [one for one in raters if one in shown[-1]]


def test_the_same_answers_give_the_same_run_and_one_more_gives_another(company, survey):
    (_, one), (_, other) = links(company, survey)[:2]
    go_through(one)
    first = company.run()
    go_through(other)

    assert not company.run().computed  # an open survey is in no run
    company.voices().close(survey)
    ran = company.run()

    assert first.computed
    assert ran.computed
    assert company.run_info()["records"] != company.run_info(first.run_id)["records"]
    with pytest.raises(SurveyClosed):
        company.voices().close(company.voices().survey(survey.id))


def test_an_erased_respondent_leaves_the_sums_and_nothing_that_names_them(company, survey):
    link = dict(links(company, survey))["Anne Roux"]
    go_through(link)
    go_through(links(company, survey)[-1][1], names=("Anne Roux",))
    subjects = set(company.trust().whom(ANNE).subjects)

    company.erase(company.known_as(ANNE))

    assert not kept("SurveyAsked").filter(subject__in=subjects).exists()
    assert not kept("SurveyName").filter(subject__in=subjects).exists()
    assert not kept("SurveyName").filter(label__icontains="Roux").exists()
    assert kept("SurveyAnswer").filter(asked__subject__startswith="erased-").exists()
    assert client_of(None).get(link).status_code == 404


def test_a_person_reads_their_own_answers_and_never_who_named_them(company, survey):
    go_through(dict(links(company, survey))["Anne Roux"])
    go_through(links(company, survey)[-1][1], names=("Anne Roux",))
    trust = company.trust()

    held = trust.held(trust.person(ANNE)).typed

    assert {row["text"] for row in held["surveyanswer"]} >= {"Exemplia"}
    assert len({row["asked_id"] for row in held["surveyanswer"]}) == 1
    assert not any("rater" in row for rows in held.values() for row in rows)


def test_what_is_no_answer_is_not_kept(company, survey):
    link = links(company, survey)[0][1]
    client = client_of(None)
    client.post(link, {"step": "mind", "mind.1": "x" * 5000})
    client.post(link, {"step": "names", "names-1.1": "Bob Stone"})
    step = f"peers-{kept('SurveyName').get(label='Bob Stone').pk}"

    for given in (
        {"step": "peers-999999", "peer-1": "5"},
        {"step": "self-x"},
        {"step": step, "peer-1": "8", "peer-2": "-1", "peer-3": "4 "},
    ):
        assert client.post(link, given).status_code == 302

    assert not kept("SurveyAnswer").filter(item__startswith="peer-").exists()
    assert len(kept("SurveyAnswer").get(item="mind").text) <= 200


def test_an_invitation_goes_once_with_a_link_of_ones_own_and_not_after_an_objection(company, survey):
    toml = company.folder / "cordee.toml"
    lines = {
        "mail_url": "smtp://127.0.0.1:1",
        "mail_from": "hello@house.example",
        "mail_name": "Maison Corde",
        "base_url": "https://house.example",
    }
    toml.write_text(toml.read_text("utf-8") + "".join(f'{name} = "{value}"\n' for name, value in lines.items()), "utf-8")
    company = open_company(company.folder)

    first, again = company.voices().invite(survey), company.voices().invite(survey)

    waiting = company.mail().books.mail.listed()
    assert (first.queued, first.blocked, first.unknown) == (2, 0, 9)  # of nine the records keep a hash only: print their links
    assert (again.queued, again.blocked) == (0, 2)
    assert {mail.address for mail in waiting} == {ANNE, CARLA}
    assert len({mail.facts["link"] for mail in waiting}) == 2
    trust = company.trust()
    trust.say(trust.whom(ANNE), Said(False, trust.now, purpose="survey", by_themselves=True, source="phone"))
    assert [mail.state for mail in company.mail().books.mail.listed() if mail.address == ANNE] == ["released"]


def test_whoever_leaves_everything_empty_has_not_answered(company, survey):
    link = links(company, survey)[0][1]
    client = client_of(None)
    for step in ("mind", "aided", "names"):
        last = client.post(link, {"step": step}, follow=True)

    assert "You have answered nothing so far" in page(last)
    assert company.voices().counts(survey.id).answered == 0
    company.voices().close(company.voices().survey(survey.id))
    typed = company.book().snapshot(None)
    assert typed["answers_given"].num_rows == 0
    assert typed["survey_records"].column("answered").to_pylist() == [0]


def test_saying_nobody_is_an_answer(company, survey):
    link = links(company, survey)[0][1]
    client = client_of(None)
    for step in ("mind", "aided", "names"):
        last = client.post(link, {"step": step, "none": "yes"}, follow=True)

    assert "Thank you, it is all kept" in page(last)
    assert company.voices().counts(survey.id).answered == 1


def test_taking_back_the_only_answer_takes_the_respondent_out_of_the_count(company, survey):
    link = links(company, survey)[0][1]
    client = client_of(None)
    client.post(link, {"step": "mind"})
    client.post(link, {"step": "aided"})
    client.post(link, {"step": "names", "names-1.1": "Zoe Field"})
    client.post(link, {"step": "names"})

    assert company.voices().counts(survey.id).answered == 0


def test_a_closed_survey_waits_for_the_computation_and_can_be_reopened_until_then(company, survey):
    client = client_of("marketing")
    client.post(f"/voices/surveys/{survey.id}/", {"do": "close"})

    territory, listed = page(client.get("/voices/territories/bim/")), page(client.get("/voices/"))
    client.post(f"/voices/surveys/{survey.id}/", {"do": "reopen"})

    assert "Answers wait: a survey was closed" in territory
    assert "nobody was asked" not in territory
    assert "answers wait for the next computation" in listed
    assert company.voices().survey(survey.id).state == "open"


def test_a_survey_that_was_counted_stays_closed(company, survey):
    company.voices().close(survey)
    company.run()

    answer = client_of("marketing").post(f"/voices/surveys/{survey.id}/", {"do": "reopen"})

    assert answer.status_code == 400
    assert "are counted" in page(answer)


def test_a_respondent_is_told_who_asks(company, survey):
    shown = page(client_of(None).get(links(company, survey)[0][1]))

    assert "Exemplia asks you this." in shown
