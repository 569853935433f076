"""HubSpot as a person exports it: contacts, companies and deals, with their quirks."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from cordee.core.vocabulary.facts import (
    ANSWERS,
    CONSENTS,
    DEAL_LINKS,
    DEAL_MILESTONES,
    DEALS,
    ORGANISATION_RECORDS,
    PERSON_RECORDS,
    REJECTED_ROWS,
    TOUCHES,
)
from tests.taking_in import facts, read_as, sample, take, workspace_in

SAMPLES = {
    "contacts.csv": "contacts",
    "contacts_dates_dups.csv": "contacts",
    "contacts_fr.csv": "contacts",
    "companies.csv": "companies",
    "deals.csv": "deals",
}


@pytest.mark.parametrize(("file", "table"), SAMPLES.items())
def test_a_sample_of_the_export_is_recognised_without_being_named(file: str, table: str, tmp_path: Path):
    path = sample("exports", "hubspot-ui-export", file)

    assert read_as(path, tmp_path) == ("hubspot." + table, "HubSpot", table)


def test_a_heading_row_alone_names_the_table(tmp_path: Path):
    path = tmp_path / "deals.csv"
    path.write_text("Record ID,Deal Name,Deal Stage,Amount\n", "utf-8")

    assert read_as(path, tmp_path)[0] == "hubspot.deals"


def test_a_contact_belongs_to_the_first_associated_company_that_looks_like_an_id(tmp_path: Path):
    take(
        tmp_path,
        "contacts.csv",
        "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Associated Company IDs\n"
        "11,Ada,Martin,Ada@Example.org,,,700;999\n"
        "12,Bo,Lind,bo@example.org,,,Lind Ltd\n"
        "13,Cy,Oak,,,Oak SA,\n",
    )

    people = facts(workspace_in(tmp_path), PERSON_RECORDS)

    assert [(one["source_key"], one["organisation_key"], one["organisation_name"]) for one in people] == [
        ("hubspot:contact:11", "hubspot:company:700", None),
        ("hubspot:contact:12", None, "Lind Ltd"),
        ("hubspot:contact:13", None, "Oak SA"),
    ]
    assert people[0]["email"] == "ada@example.org"
    assert people[0]["full_name"] == "Ada Martin"


def test_two_records_with_one_address_stay_two_records(tmp_path: Path):
    take(tmp_path, "contacts.csv", "Record ID,First Name,Email\n1,Ada,a@example.org\n2,Ada,A@example.org\n")

    assert [one["email"] for one in facts(workspace_in(tmp_path), PERSON_RECORDS)] == ["a@example.org"] * 2


def test_a_contact_that_names_nobody_is_refused_and_a_short_row_is_kept(tmp_path: Path):
    take(tmp_path, "contacts.csv", "Record ID,First Name,Email,Create Date\n1,,,2024-01-01 00:00\n2,Ada\n,,,\n")

    workspace = workspace_in(tmp_path)
    assert [one["source_key"] for one in facts(workspace, PERSON_RECORDS)] == ["hubspot:contact:2"]
    assert [(one["reason"], one["kept"]) for one in facts(workspace, REJECTED_ROWS)] == [("nobody", False)]


def test_french_headings_mean_what_the_english_ones_mean(tmp_path: Path):
    contacts = (
        "ID d’enregistrement;Prénom;Nom;Adresse e-mail;Numéro de téléphone;Nom de l’entreprise;Propriétaire du contact;"
        "Date de création;Source originale;Désabonné de tous les e-mails\n"
        "21;Gaëlle;Perrin;g@perrin.example;04 50;Perrin;Inès;31/03/2025 14:30;Réseaux sociaux payants;Oui\n"
    )
    deals = (
        "ID d'enregistrement;Nom de la transaction;Phase de la transaction;Montant;Date de création;Date de fermeture\n"
        "31;Coffret;Fermé gagné;1 250,50;02/04/2025;15/05/2025\n"
    )

    first, second = take(tmp_path, "contacts.csv", contacts), take(tmp_path, "transactions.csv", deals)

    workspace = workspace_in(tmp_path)
    assert (first.entry.format, second.entry.format) == ("hubspot.contacts", "hubspot.deals")
    (person,), (touch,) = facts(workspace, PERSON_RECORDS), facts(workspace, TOUCHES)
    assert (person["full_name"], person["organisation_name"], person["owner"]) == ("Gaëlle Perrin", "Perrin", "Inès")
    assert (touch["technique"], touch["happened_at"]) == ("social_ads", datetime(2025, 3, 31, 12, 30))
    assert [one["person_key"] for one in facts(workspace, CONSENTS)] == ["hubspot:contact:21"]
    assert [one["amount"] for one in facts(workspace, DEALS)] == [Decimal("1250.50")]
    assert [(one["milestone"], one["happened_at"].date().isoformat()) for one in facts(workspace, DEAL_MILESTONES)] == [
        ("opportunity", "2025-04-02"),
        ("won", "2025-05-15"),
    ]


def test_sources_forms_meetings_clicks_and_replies_are_touches_and_opened_mails_are_none(tmp_path: Path):
    take(
        tmp_path,
        "contacts.csv",
        "Record ID,Email,Original Traffic Source,Time First Seen,Latest Traffic Source,Latest Traffic Source Date,"
        "First Conversion,First Conversion Date,Recent Conversion,Recent Conversion Date,"
        "Date of last meeting booked in meetings tool,Last marketing email click date,Last marketing email open date,"
        "Recent Sales Email Replied Date\n"
        "1,a@example.org,Organic search,2025-01-05 10:00,Referrals,2025-02-01 10:00,Newsletter,2025-01-06 10:00,"
        "Request a demo,2025-02-02 10:00,2025-02-03 10:00,2025-02-04 10:00,2025-02-05 10:00,2025-02-06 10:00\n"
        "2,b@example.org,Offline sources,2025-01-05 10:00,Offline sources,2025-01-05 10:00,Newsletter,2025-01-06 10:00,"
        "Newsletter,2025-01-06 10:00,,,,\n",
    )

    touches = sorted(facts(workspace_in(tmp_path), TOUCHES), key=lambda one: (one["person_key"], one["happened_at"]))

    assert [(one["person_key"][-1], one["technique"], one["content"], one["intent"]) for one in touches] == [
        ("1", "organic_search", None, None),
        ("1", "form", "Newsletter", None),
        ("1", "web_referral", None, None),
        ("1", "form", "Request a demo", "high"),
        ("1", "meeting", None, None),
        ("1", "email_house", None, None),
        ("1", "sales_email", None, None),
        ("2", "form", "Newsletter", None),
    ]
    assert all(one["known_at"] == one["happened_at"] for one in touches)


def test_a_click_told_by_two_exports_counts_once_by_its_key(tmp_path: Path):
    heading = "Record ID,Email,First marketing email click date,Last marketing email click date\n"
    take(tmp_path, "january.csv", heading + "1,a@example.org,2025-01-04 10:00,2025-01-04 10:00\n")
    take(tmp_path, "march.csv", heading + "1,a@example.org,2025-01-04 10:00,2025-03-04 10:00\n")

    assert len({one["source_key"] for one in facts(workspace_in(tmp_path), TOUCHES)}) == 2


def test_a_contact_without_deals_is_its_own_case_from_lead_to_customer(tmp_path: Path):
    take(
        tmp_path,
        "contacts.csv",
        "Record ID,Email,Original Source,Became a lead date,Became an opportunity date,Became a customer date,"
        "Number of Associated Deals,Associated Deal IDs\n"
        "1,a@example.org,Paid search,2025-01-05,2025-02-05,2025-03-05,0,\n"
        "2,b@example.org,Paid search,2025-01-06,2025-02-06,2025-03-06,1,77\n",
    )

    workspace = workspace_in(tmp_path)
    assert {(one["deal_key"], one["milestone"]) for one in facts(workspace, DEAL_MILESTONES)} == {
        ("hubspot:contact:1", "lead"),
        ("hubspot:contact:1", "opportunity"),
        ("hubspot:contact:1", "won"),
        ("hubspot:deal:77", "lead"),
    }
    assert [(one["source_key"], one["person_key"], one["declared_technique"]) for one in facts(workspace, DEALS)] == [
        ("hubspot:contact:1", "hubspot:contact:1", "paid_search")
    ]


def test_an_old_stage_label_leaves_a_deal_open_and_a_name_stands_for_a_company(tmp_path: Path):
    take(
        tmp_path,
        "deals.csv",
        "Record ID,Deal Name,Deal Stage,Amount,Currency,Create Date,Close Date,Associated Company IDs,"
        "Associated Contact IDs,Lead source\n"
        "1,One,Contract Sent (old stage),100,USD,2025-01-02,2025-06-30,Harbour Ltd,,Carrier pigeon\n"
        "2,Two,Closed won (Sales Pipeline),200,,2025-01-03,2025-02-03,9;10,5;6,LinkedIn\n"
        "3,Three,Closed lost,300 $,,2025-01-04,2025-02-04,,,\n"
        "4,Four,Closed won,-5,,2025-01-05,2025-02-05,,,\n",
    )

    workspace = workspace_in(tmp_path)
    told = ("source_key", "organisation_key", "person_key", "currency", "declared_technique")
    assert [tuple(one[name] for name in told) for one in facts(workspace, DEALS)] == [
        ("hubspot:deal:1", "name:harbour", None, "USD", "carrier_pigeon"),
        ("hubspot:deal:2", "hubspot:company:9", "hubspot:contact:5", "EUR", "social_post"),
        ("hubspot:deal:3", None, None, "USD", None),
    ]
    ended = {one["deal_key"]: one["milestone"] for one in facts(workspace, DEAL_MILESTONES) if one["milestone"] != "opportunity"}
    assert ended == {"hubspot:deal:2": "won", "hubspot:deal:3": "lost"}
    assert [(one["value"], one["reason"]) for one in facts(workspace, REJECTED_ROWS)] == [("-5", "negative")]


def test_what_people_say_of_how_they_heard_of_us_is_an_answer(tmp_path: Path):
    take(
        tmp_path,
        "deals.csv",
        "Record ID,Deal Name,Deal Stage,Create Date,Associated Company IDs,Associated Contact IDs,How did you hear of us?\n"
        "1,One,Proposal,2025-01-02,9,5,Bouche à oreille\n2,Two,Proposal,2025-01-03,9,,\n",
    )

    told = ("deal_key", "person_key", "organisation_key", "question", "answer")
    assert [tuple(one[name] for name in told) for one in facts(workspace_in(tmp_path), ANSWERS)] == [
        ("hubspot:deal:1", "hubspot:contact:5", "hubspot:company:9", "how_did_you_hear", "referral")
    ]


def test_a_company_is_a_customer_by_its_lifecycle_and_free_mail_is_no_domain(tmp_path: Path):
    take(
        tmp_path,
        "companies.csv",
        "Record ID,Company name,Website URL,Company owner,Lifecycle Stage,Type,Parent Company ID\n"
        "1,Blue,https://www.blue.example/about,Sam,Customer,,2\n"
        "2,Green,gmail.com,,Lead,PARTNER,\n"
        "3,blue,,,,,\n",
    )

    told = ("source_key", "domain", "relation", "parent_key")
    assert [tuple(one[name] for name in told) for one in facts(workspace_in(tmp_path), ORGANISATION_RECORDS)] == [
        ("hubspot:company:1", "blue.example", "customer", "hubspot:company:2"),
        ("hubspot:company:2", None, "partner", None),
        ("hubspot:company:3", None, None, None),
    ]


def test_the_contacts_and_companies_that_a_deal_lists_take_part_in_it_and_a_name_among_them_does_not(tmp_path: Path):
    take(
        tmp_path,
        "deals.csv",
        "Record ID,Deal Name,Deal Stage,Create Date,Associated Company IDs,Associated Contact IDs\n"
        "1,Big,Open,2026-01-01,7;8;3 Suisses,5; 6\n",
    )
    take(tmp_path, "contacts.csv", "Record ID,Email,Associated Deal IDs\n5,ada@acme.example,1;2\n")

    found = {(one["deal_key"], one["organisation_key"] or one["person_key"]) for one in facts(workspace_in(tmp_path), DEAL_LINKS)}
    assert found == {
        ("hubspot:deal:1", "hubspot:company:7"),
        ("hubspot:deal:1", "hubspot:company:8"),
        ("hubspot:deal:1", "hubspot:contact:5"),
        ("hubspot:deal:1", "hubspot:contact:6"),
        ("hubspot:deal:2", "hubspot:contact:5"),
    }


@pytest.mark.parametrize(
    "last",
    ["Total,,,12000,", ",Total,,12000,", 'Grand Total,,,"12 000,50",', "Sous-total,,,12000 €,EUR"],
    ids=["in the id", "in the name", "in two words", "in French"],
)
def test_a_row_that_sums_up_the_deals_is_refused_as_such_and_a_company_of_that_name_is_not(last: str, tmp_path: Path):
    take(
        tmp_path,
        "deals.csv",
        "Record ID,Deal Name,Deal Stage,Amount,Deal Currency\n"
        "31,Total,Closed Won,5000,EUR\n"
        f"32,Total Energies 2026,Qualified,7000,EUR\n{last}\n",
    )

    workspace = workspace_in(tmp_path)
    assert [one["source_key"] for one in facts(workspace, DEALS)] == ["hubspot:deal:31", "hubspot:deal:32"]
    assert [(one["record"], one["reason"], one["kept"]) for one in facts(workspace, REJECTED_ROWS)] == [(4, "total_row", False)]
