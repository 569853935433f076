"""Tables that no vendor made: totals, lists of guests and clicks, companies written as web addresses."""

from __future__ import annotations

import pytest

from cordee.actions.read_file import How
from cordee.core.vocabulary.facts import (
    ANSWERS,
    DEAL_MILESTONES,
    DEALS,
    ORGANISATION_RECORDS,
    PERSON_RECORDS,
    REJECTED_ROWS,
    TOUCHES,
)
from cordee.core.vocabulary.problems import AllRowsRefused, MissingColumn, NoSuchFormat, UnreadableValue
from tests.taking_in import EXPORTED, facts, take, workspace_in

GUESTS = "date,email,attended\n2026-03-02,ana@fonderie.example,{}\n2026-03-02,bo@laiterie.example,oui\n"


@pytest.mark.parametrize(("cell", "there"), [("oui", 2), ("Yes", 2), ("x", 2), ("non", 1), ("No", 1), ("", 1)])
def test_only_who_came_was_touched(tmp_path, cell, there):
    outcome = take(tmp_path, "guests.csv", GUESTS.format(cell))

    assert outcome.entry.format == "table.attendance"
    assert len(facts(workspace_in(tmp_path), TOUCHES)) == there
    assert outcome.entry.sections[0].get("left_out") == (None if there == 2 else {"no_show": 1})


@pytest.mark.parametrize("heading", ["Webinaire", "Nom du webinaire", "Webinar"])
def test_a_list_of_guests_that_names_the_webinar_is_of_a_webinar(tmp_path, heading):
    rows = GUESTS.format("oui").replace("attended", f"{heading},Présent").replace("example,", "example,Automates,")

    outcome = take(tmp_path, "presences.csv", rows)

    found = facts(workspace_in(tmp_path), TOUCHES)
    assert outcome.entry.format == "table.named_webinars"
    assert {(row["technique"], row["content"]) for row in found} == {("webinar", "Automates")}


def test_a_list_of_touches_with_who_came_drops_who_did_not(tmp_path):
    take(
        tmp_path,
        "touches.csv",
        GUESTS.format("non").replace("attended", "présent,canal").replace("non", "non,salon").replace("oui", "oui,salon"),
    )

    assert [row["person_key"] for row in facts(workspace_in(tmp_path), TOUCHES)] == ["email:bo@laiterie.example"]


def test_one_technique_is_said_for_a_whole_list_of_guests(tmp_path):
    take(tmp_path, "guests.csv", GUESTS.format("oui"), How(exported_on=EXPORTED, values={"technique": "Salon"}))

    assert {row["technique"] for row in facts(workspace_in(tmp_path), TOUCHES)} == {"trade_show"}


@pytest.mark.parametrize(
    ("last", "people"),
    [("Total;;28,5", 1), ("TOTAL;;1 028,5 €", 1), ("Sous-total;;3", 1), ("Total;ana@total.example;3", 2), ("Total;;beaucoup", 1)],
)
def test_a_row_that_sums_up_is_nobody_whatever_is_mapped(tmp_path, last, people):
    content = f"code;email;score\n1;bo@laiterie.example;28,5\n{last}\n"

    outcome = take(tmp_path, "people.csv", content, How(exported_on=EXPORTED, mapping={"id": "code"}))

    found = facts(workspace_in(tmp_path), PERSON_RECORDS)
    assert len([row for row in found if row["email"]]) == people
    assert (outcome.entry.sections[0].get("left_out") == {"total": 1}) == (
        last not in ("Total;ana@total.example;3", "Total;;beaucoup")
    )


def test_a_company_called_total_is_a_company(tmp_path):
    take(tmp_path, "companies.csv", "Raison sociale;Site web;Effectif\nTotal;total.example;100\nFonderie;fonderie.example;5\n")

    assert {row["name"] for row in facts(workspace_in(tmp_path), ORGANISATION_RECORDS)} == {"Total", "Fonderie"}


def test_a_web_address_in_place_of_a_name_is_the_companys_domain(tmp_path):
    deal = "Deal ID,Company,Stage,Opened\n1,{},won,2026-06-01\n"
    for number, written in enumerate(("givre-froid.example", "www.givre-froid.example", "https://givre-froid.example/")):
        take(tmp_path, f"deals{number}.csv", deal.format(written).replace("\n1,", f"\n{number},"))
    take(tmp_path, "other.csv", deal.format("St.Gobain").replace("\n1,", "\n9,"))

    keys = [row["organisation_key"] for row in facts(workspace_in(tmp_path), DEALS)]
    assert keys == ["domain:givre-froid.example"] * 3 + ["name:st gobain"]


def test_an_outcome_without_a_day_is_known_from_the_export_and_happened_on_no_day(tmp_path):
    take(tmp_path, "deals.csv", "Deal ID,Company,Stage,Opened,Close date\n1,Fonderie,lost,2026-06-01,31/02/2026\n")

    [outcome] = [row for row in facts(workspace_in(tmp_path), DEAL_MILESTONES) if row["milestone"] == "lost"]
    assert outcome["happened_at"] is None
    assert outcome["known_at"].date() == EXPORTED


def test_a_person_without_any_identifier_is_told_so(tmp_path):
    take(tmp_path, "people.csv", "email,first name,company\n,Inès,Fonderie\nana@fonderie.example,Ana,Fonderie\n")

    assert [row["reason"] for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == ["no_identifier"]


def test_a_date_far_beyond_the_export_is_kept_and_told(tmp_path):
    take(tmp_path, "deals.csv", "Deal ID,Company,Stage,Opened\n1,Fonderie,open,2062-06-01\n2,Fonderie,open,2027-06-01\n")

    assert [(row["reason"], row["value"], row["kept"]) for row in facts(workspace_in(tmp_path), REJECTED_ROWS)] == [
        ("far_future", "2062-06-01", True)
    ]
    assert len(facts(workspace_in(tmp_path), DEALS)) == 2


def test_rows_are_not_called_none_where_a_vendors_format_does_not_know_the_headings(tmp_path):
    with pytest.raises(NoSuchFormat) as problem:
        take(tmp_path, "guests.csv", GUESTS.format("oui"), How(as_format="zoom.attendees"))

    assert "attended" in problem.value.sentences("en")[1]


def test_a_value_that_cannot_be_read_is_refused_before_any_row(tmp_path):
    with pytest.raises(UnreadableValue) as problem:
        take(tmp_path, "guests.csv", GUESTS.format("oui"), How(values={"date": "yesterday", "minutes": "5"}))

    assert "date=yesterday" in problem.value.sentences("fr")[0]


def test_a_list_of_arrivals_under_the_title_of_a_webinar_counts_as_a_webinar(tmp_path):
    take(
        tmp_path,
        "mars.csv",
        "Webinaire : tenir ses délais;;;\nPrénom;Adresse e-mail;Heure d'arrivée;Présent\n"
        "Ana;a@firme1.example;12/03/2026 11:04;oui\nBob;b@firme2.example;;non\n",
    )

    [touch] = facts(workspace_in(tmp_path), TOUCHES)
    assert (touch["technique"], touch["person_key"]) == ("webinar", "email:a@firme1.example")


def test_a_table_that_says_each_technique_is_no_list_of_clicks_and_a_blank_one_is_unknown(tmp_path):
    taken = take(
        tmp_path,
        "touches.csv",
        "date,technique,email,content\n2026-03-01,webinar,ana@a.example,Boats\n2026-03-02,,bo@b.example,\n",
    )
    clicks = take(tmp_path, "clicks.csv", "email,clicked at,url,type\ncy@c.example,2026-03-03,https://ours.example/a,click\n")

    assert (taken.entry.format, clicks.entry.format) == ("table.touches", "table.clicks")
    assert {row["person_key"]: row["technique"] for row in facts(workspace_in(tmp_path), TOUCHES)} == {
        "email:ana@a.example": "webinar",
        "email:bo@b.example": "unknown",
        "email:cy@c.example": "click",
    }


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        (
            "clics.csv",
            "Adresse e-mail;Date du clic;Campagne;Contenu\na@f.example;02/03/2026;Lettre 3;Guide\n",
            ("newsletter", "Guide", None),
        ),
        ("docs.csv", "Date;Nom;E-mail;Document téléchargé\n02/03/2026;Ana;a@f.example;Guide\n", ("white_paper", "Guide", None)),
        ("salon.csv", "Date;Nom;E-mail;Vu par\n02/03/2026;Ana;a@f.example;Nora\n", ("trade_show", None, "Nora")),
        (
            "inscrits.csv",
            "Horodateur;Adresse e-mail;Société;Déjeuner ?\n02/03/2026;a@f.example;Forges;oui\n",
            ("unknown", None, None),
        ),
    ],
)
def test_a_french_list_with_a_day_is_a_list_of_touches(tmp_path, name, content, found):
    take(tmp_path, name, content)

    (touch,) = facts(workspace_in(tmp_path), TOUCHES)
    assert (touch["technique"], touch["content"], touch["carrier"]) == found
    assert touch["happened_at"].date().isoformat() == "2026-03-02"


def test_answers_to_a_form_that_asks_for_opinions_are_no_registrations(tmp_path):
    content = "Horodateur;Adresse e-mail;À qui demandez-vous conseil ?;Recommanderiez-vous ?\n02/03/2026;a@f.example;Claire;4\n"

    outcome = take(tmp_path, "enquete.csv", content)

    assert outcome.entry.format == "table.people"
    assert facts(workspace_in(tmp_path), TOUCHES) == []


def test_a_judgement_on_a_contact_is_of_the_firm_of_its_address(tmp_path):
    content = "E-mail;Date;Avis\na@forges.example;02/03/2026;utile\nb@gmail.com;02/03/2026;inutile\n"

    take(tmp_path, "avis.csv", content)

    workspace = workspace_in(tmp_path)
    assert [(one["organisation_key"], one["answer"]) for one in facts(workspace, ANSWERS)] == [
        ("domain:forges.example", "useful")
    ]
    assert [one["reason"] for one in facts(workspace, REJECTED_ROWS)] == ["no_case"]


def test_columns_that_are_there_are_not_told_as_missing(tmp_path):
    with pytest.raises(MissingColumn) as caught:
        take(tmp_path, "clics.csv", "E-mail,Date du clic,Objet\na@f.example,2026-03-02,x\n", How(as_format="table.clicks"))

    assert "no column content." in str(caught.value)


def test_a_row_refused_as_a_whole_names_no_column(tmp_path):
    with pytest.raises(AllRowsRefused) as caught:
        take(tmp_path, "avis.csv", "Date,Avis\n2026-03-02,utile\n")

    assert "record 2: " in str(caught.value)
