"""Tickets in any help desk's table: an account, when, when answered, of what kind, how satisfied; nobody is named."""

from __future__ import annotations

from datetime import datetime

import pytest

from cordee.core.vocabulary.facts import REJECTED_ROWS, TICKETS
from tests.taking_in import facts, take, workspace_in


def test_a_help_desk_s_table_keeps_account_times_kind_and_satisfaction_and_no_person(tmp_path):
    outcome = take(
        tmp_path,
        "tickets.csv",
        "Ticket ID,Subject,Requester,Requester email,Created at,First reply time in minutes,Solved at,Type,Satisfaction Score\n"
        "11,It does not start,Zoé Lune,zoe@laiterie.example,2026-05-04T08:00:00Z,90,2026-05-05T08:00:00Z,Complaint,Bad\n"
        "12,How to order,Max Roux,max@moulin.example,2026-05-06T08:00:00Z,,,Question,Offered\n",
    )

    first, second = sorted(facts(workspace_in(tmp_path), TICKETS), key=lambda row: row["record"])
    assert outcome.entry.format == "table.tickets"
    assert (first["organisation_key"], first["kind"], first["satisfied"]) == ("domain:laiterie.example", "complaint", False)
    assert (first["happened_at"], first["answered_at"]) == (datetime(2026, 5, 4, 8), datetime(2026, 5, 4, 9, 30))
    assert (second["kind"], second["satisfied"], second["answered_at"], second["closed_at"]) == ("other", None, None, None)
    assert not {"Lune", "zoe@laiterie.example", "It does not start"} & {
        str(value) for value in (*first.values(), *second.values())
    }


def test_the_file_itself_is_not_kept_for_it_holds_letters(tmp_path):
    outcome = take(
        tmp_path, "tickets.csv", "Ticket,Opened,Company,Type,Description\n1,2026-05-04,Moulin,Question,Dear Max Roux\n"
    )

    assert not outcome.entry.original
    assert not [one for one in workspace_in(tmp_path).folder.rglob("*") if one.is_file() and b"Max Roux" in one.read_bytes()]


def test_what_may_still_change_is_known_since_the_export_only(tmp_path):
    take(tmp_path, "tickets.csv", "Ticket ID,Created at,Answered at,Company\n11,2026-05-04,2026-05-05,Moulin\n")

    (row,) = facts(workspace_in(tmp_path), TICKETS)
    assert row["known_at"] > row["answered_at"]


def test_a_french_table_of_complaints_needs_no_kind(tmp_path):
    outcome = take(
        tmp_path,
        "reclamations.csv",
        "N° réclamation;Date;Client;Répondu le;Satisfait\nR1;04/05/2026;Laiterie des Nuages;06/05/2026;non\n",
    )

    (row,) = facts(workspace_in(tmp_path), TICKETS)
    assert outcome.entry.format == "table.tickets"
    assert (row["organisation_key"], row["kind"], row["satisfied"]) == ("name:laiterie des nuages", "complaint", False)


@pytest.mark.parametrize(
    "heads",
    [
        "Ticket ID,Ticket name,Create date,Close date,Ticket status,Category,Associated Company",
        "Case Number,Date/Time Opened,Date/Time Closed,Account Name,Type",
        "Ticket ID,Subject,Status,Priority,Type,Created time,Resolved time,Initial response time,Company Name,Survey results",
        "N° ticket;Ouvert le;Première réponse;Clôturé le;Entreprise;Type de demande;Satisfaction",
    ],
)
def test_headings_of_usual_help_desks_are_taken_for_tickets(tmp_path, heads):
    mark = ";" if ";" in heads else ","
    row = {"Create date": "2026-05-04", "Date/Time Opened": "2026-05-04", "Created time": "2026-05-04", "Ouvert le": "2026-05-04",
           "Associated Company": "Moulin", "Account Name": "Moulin", "Company Name": "Moulin", "Entreprise": "Moulin"}  # fmt: skip
    cells = mark.join(
        row.get(one, "1" if one[:2] in ("Ti", "Ca", "N°") and "name" not in one else "") for one in heads.split(mark)
    )

    outcome = take(tmp_path, "export.csv", f"{heads}\n{cells}\n")

    assert outcome.entry.format == "table.tickets"
    assert [row["organisation_key"] for row in facts(workspace_in(tmp_path), TICKETS)] == ["name:moulin"]


def test_a_ticket_of_no_account_is_refused_and_an_odd_satisfaction_is_told_and_the_ticket_kept(tmp_path):
    take(
        tmp_path,
        "tickets.csv",
        "Ticket,Opened,Company,Email,Satisfaction\n1,2026-05-04,,zoe@gmail.com,good\n2,2026-05-04,Moulin,,4\n3,2026-05-04,Moulin,,très satisfait\n",
    )

    assert {row["record"]: row["satisfied"] for row in facts(workspace_in(tmp_path), TICKETS)} == {3: None, 4: True}
    told = {(row["record"], row["reason"], row["kept"]) for row in facts(workspace_in(tmp_path), REJECTED_ROWS)}
    assert told == {(2, "no_account", False), (3, "satisfaction", True)}


def test_an_answer_before_its_question_is_none(tmp_path):
    take(tmp_path, "tickets.csv", "Ticket,Opened,Answered,Company\n1,2026-05-04,2026-05-01,Moulin\n")

    (row,) = facts(workspace_in(tmp_path), TICKETS)
    assert row["answered_at"] is None
