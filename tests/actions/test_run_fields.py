"""What unused fields would add, in a run: the kept files are read again for what somebody says is known before the outcome."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

import pytest

from cordee.actions.field_values import typed
from cordee.core.vocabulary.problems_of_fields import NoSuchField, NothingSaid, SeveralFields, WhyOtherwise
from cordee.wiring import How, create_company
from tests.taking_in import sample

DAY = date(2026, 9, 15)


def market(folder):
    """Two hundred companies: the machine park decides who buys, the colour does not, the note is written when a deal is won."""
    dice = random.Random(3)
    companies = ["Company,Domain,Machine park,Colour,Signed note,Nothing"]
    deals = ["Deal ID,Company,Domain,Stage,Source,Opened,Close date,Colour"]
    for number in range(200):
        park = dice.choice(("old", "new"))
        won = dice.random() < (0.75 if park == "old" else 0.15)
        name = f"Firme {number},firme{number}.example"
        companies.append(f"{name},{park},{dice.choice(('red', 'blue'))},{'yes' if won else ''},")
        deals.append(f"d{number},{name},{'won' if won else 'lost'},webinar,2026-0{1 + number % 6}-10,2026-07-20,green")
    (folder / "companies.csv").write_text("\n".join(companies) + "\n", "utf-8")
    (folder / "deals.csv").write_text("\n".join(deals) + "\n", "utf-8")


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    made = create_company(tmp_path_factory.mktemp("fields") / "mine")
    made.clock = lambda: datetime(2026, 9, 15, 9, tzinfo=UTC)
    market(made.folder / "inbox")
    made.take_in(made.folder / "inbox", How(exported_on=DAY))
    made.run(as_of=DAY)
    yield made
    made.book().close()


@pytest.fixture(scope="module")
def said(company):
    """Somebody says of three fields that they are known before the outcome, and runs again."""
    fields = company.fields()
    for name in ("Machine park", "Signed note"):
        fields.say_known(fields.named(name), "before", why="asked at the first call")
    fields.say_known(fields.named("Colour", table="table.organisations/organisations"), "before")
    before = gains(company)
    company.run(as_of=DAY)
    return before, gains(company)


def gains(company):
    return {(row["field"], row["file"]): row for row in company.rows("field_gains")}


def test_nothing_is_tried_before_somebody_says_when_a_field_is_known(said):
    before, _ = said

    assert {row["word"] for row in before.values()} == {"suspect", "empty"}
    assert before["Machine park", "companies.csv"]["proposal"] == "ask"
    assert before["Nothing", "companies.csv"]["proposal"] == "delete"


def test_a_field_that_decides_who_buys_is_found_and_one_that_does_not_is_not(said):
    _, after = said
    park, colour = after["Machine park", "companies.csv"], after["Colour", "companies.csv"]

    assert (park["word"], park["proposal"], park["cases"]) == ("adds", "use", 200)
    assert park["gain_evidence"]["low"] > 0.05
    assert park["gain_evidence"]["n"] == 200
    assert park["later_evidence"]["n"] == 100
    assert 0.1 < park["better_order"] < 0.5
    assert colour["word"] != "adds"
    assert [(park[name], park[f"{name}_evidence"]["reason"]) for name in ("again", "large")] == [(None, "too_few_to_try")] * 2


def test_a_field_filled_only_for_winners_stays_suspect_whatever_is_said_of_it(said):
    note = said[1]["Signed note", "companies.csv"]

    assert (note["word"], note["because"], note["proposal"]) == ("suspect", "filled_with_the_outcome", "ask")


def test_a_field_of_which_nobody_spoke_is_left_alone_though_another_of_its_name_is_tried(said):
    assert said[1]["Colour", "deals.csv"]["because"] == "unclear"


def test_a_decision_otherwise_than_proposed_says_why_and_can_be_undone(company, said):
    fields = company.fields()
    key = fields.named("Machine park")

    with pytest.raises(WhyOtherwise, match="use it"):
        fields.decide(key, "delete")
    fields.decide(key, "use")
    fields.decide(key, "archive", why="the new form asks it better")
    archived = fields.standing()[key]
    fields.take_back(key)

    assert (archived.decision, archived.known) == ("archive", "before")
    assert fields.standing()[key].decision == "use"


def test_a_field_is_named_with_its_table_where_several_have_the_name(company):
    fields = company.fields()

    with pytest.raises(SeveralFields, match=r"table\.deals"):
        fields.named("colour")
    with pytest.raises(NoSuchField, match="Machine park"):
        fields.named("Weather")
    with pytest.raises(NothingSaid):
        fields.take_back(fields.named("Nothing"))


def test_before_a_new_field_the_one_that_answers_is_found(company):
    assert [row["field"] for row in company.fields().find("the age of their machines")] == ["Machine park"]


@pytest.mark.nightly
def test_on_olist_the_landing_page_adds_and_what_is_noted_at_the_deal_stays_suspect(tmp_path):
    folder = sample("exports", "olist-funnel")
    company = create_company(tmp_path / "olist")
    company.take_in(sorted(folder.glob("*.csv*")))
    company.run()
    fields = company.fields()
    for name in ("landing_page_id", "sdr_id"):
        fields.say_known(fields.named(name), "before")

    company.run()
    found = {row["field"]: row for row in company.rows("field_gains")}

    landing = found["landing_page_id"]
    assert (landing["word"], landing["gain_evidence"]["n"], landing["later_evidence"]["n"]) == ("adds", 8000, 4000)
    assert abs(landing["gain"] - 0.034) < 0.005
    assert abs(landing["better_order"] - 0.080) < 0.01
    assert 0.005 < landing["later_evidence"]["low"] < landing["later"] < 0.04
    assert found["sdr_id"]["because"] == "filled_with_the_outcome"
    assert found["lead_behaviour_profile"]["because"] == "unclear"


def test_a_column_of_which_one_cell_is_no_number_is_words():
    assert typed(["1\u202f200,5", "3"]) == [1200.5, 3.0]
    assert typed(["1", "two", None]) == ["1", "two", None]
