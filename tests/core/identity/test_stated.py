"""A company's name beside a business address: when that makes one account of two, and when it must not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.identity import keys
from cordee.core.identity.resolve import resolve_organisations
from cordee.core.identity.stated import stated_identifiers
from cordee.core.vocabulary.facts import DEALS, ORGANISATION_RECORDS, PERSON_RECORDS
from cordee.wiring import Company
from tests.asking import Row, World, tables
from tests.taking_in import take, workspace_in

DEAL_HEAD = "deal,company,stage,created\n"
DEAL = "Big,{},won,2026-02-01\n"
TEAMS_HEAD = (
    "1. Summary\nMeeting title\tA webinar on boats\nStart time\t3/1/26, 10:00:00 AM\n\n2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
)
VENDORS = {
    "hubspot.csv": "Record ID,Email,First Name,Company Name\n1,jane@acme.example,Jane,Acme SA\n",
    "lead.csv": (
        "id,_fivetran_synced,company,name,email,created_date,is_converted,converted_date,converted_contact_id\n"
        "00QA,2024-01-09,Acme SA,Jane Doe,jane@acme.example,2024-01-01,false,,\n"
    ),
    "zoom.csv": (
        "Attendee Report\nReport Generated:,10/01/2026\nTopic,Webinar ID,Actual Start Time\nBoats,123 456,10/01/2026 10:00:00 AM\n"
        "Attendee Details\nAttended,User Name (Original Name),First Name,Last Name,Email,Organization,Registration Time,"
        "Approval Status,Join Time,Leave Time,Time in Session (minutes)\n"
        "Yes,Jane,Jane,Doe,jane@acme.example,Acme SA,09/30/2026 10:00:00 AM,approved,10/01/2026 10:00:00 AM,"
        "10/01/2026 10:30:00 AM,30\n"
    ),
    "teams.csv": TEAMS_HEAD
    + "[Acme SA] Doe, Jane\t3/1/26, 10:00:00 AM\t3/1/26, 10:30:00 AM\t30m\tjane@acme.example\t\tAttendee\n",
    "member.csv": (
        "id,list_id,_fivetran_synced,email_address,unique_email_id,merge_fname,merge_company,status\n"
        "m1,l1,2024-01-09,jane@acme.example,u1,Jane,Acme SA,subscribed\n"
    ),
    "Connections.csv": (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Jane,Doe,https://www.linkedin.com/in/jane,jane@acme.example,Acme SA,Buyer,12 Mar 2021\n"
    ),
}
CALLED = dict(zip(VENDORS, ("Acme", "Borel", "Cordage", "Drisse", "Ecoute", "Filin"), strict=True))


def accounts(tmp_path: Path) -> dict[str, str]:
    """Run, and give each organisation key its account."""
    company = Company(workspace_in(tmp_path))
    company.run()
    return {row["key"]: row["id"] for row in company.rows("identity_links") if row["kind"] == "organisation"}


def of_a_company(file: str, called: str) -> str:
    """Give a vendor's file as it would be of somebody at another company."""
    content = VENDORS[file].replace("acme.example", f"{called.lower()}.example").replace("Acme SA", f"{called} SA")
    return content.replace("in/jane", f"in/jane-{called.lower()}")


@pytest.fixture(scope="module")
def vendors(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], list[Row]]:
    """Take every vendor's file in, each of another company that has a deal; give the accounts."""
    folder = tmp_path_factory.mktemp("vendors")
    for file, called in CALLED.items():
        take(folder, file, of_a_company(file, called))
    take(folder, "deals.csv", DEAL_HEAD + "".join(DEAL.format(called.upper()) for called in CALLED.values()))
    return accounts(folder), list(Company(workspace_in(folder)).rows("accounts"))


@pytest.mark.parametrize("file", VENDORS)
def test_a_vendors_contact_makes_one_account_of_its_companys_name_and_its_domain(
    file: str, vendors: tuple[dict[str, str], list[Row]]
):
    links, rows = vendors
    called = CALLED[file].lower()

    ids = {id for key, id in links.items() if called in key}

    assert {f"name:{called}", f"domain:{called}.example"} <= set(links)
    assert len(ids) == 1
    [account] = [row for row in rows if row["organisation_id"] in ids]
    assert (account["people"], account["won_deals"]) == (1, 1)
    assert len(rows) == len(VENDORS), "and no account beside these"


def test_a_free_mail_address_pairs_a_company_with_no_domain(tmp_path: Path):
    for file, called in CALLED.items():
        take(tmp_path, file, of_a_company(file, called).replace(f"{called.lower()}.example", "gmail.com"))
    take(tmp_path, "other.csv", "date,technique,email\n2026-01-02,webinar,bo@gmail.com\n")

    assert not [key for key in accounts(tmp_path) if "gmail" in key]


def test_an_account_without_a_site_gets_the_domain_that_all_its_contacts_share(tmp_path: Path):
    take(
        tmp_path,
        "account.csv",
        "_fivetran_synced,id,name,owner_id,parent_id,billing_city,number_of_employees\n2024-01-09,001A,Acme,5,,Lyon,5\n",
    )
    take(tmp_path, "contact.csv", "_fivetran_synced,id,account_id,email,last_name,reports_to_id,created_date\n"
         "2024-01-09,003A,001A,jane@acme.example,Doe,,2024-01-01\n")  # fmt: skip
    take(tmp_path, "fair.csv", "date,technique,email\n2026-01-02,webinar,bo@acme.example\n")

    assert accounts(tmp_path) == {
        "salesforce:account:001A": "salesforce:account:001A",
        "domain:acme.example": "salesforce:account:001A",
    }


def person(email: str, name: str | None = None, key: str | None = None) -> Row:
    return {"email": email, "organisation_name": name, "organisation_key": key}


def resolved(world: World) -> dict[str, str]:
    asked = (keys.organisation_records(), keys.organisation_mentions(), keys.stated_companies(), keys.merged("organisation"))
    return {row["key"]: row["id"] for row in resolve_organisations(*tables(world, *asked)).to_pylist()}


def apart(world: World, *keys: str) -> bool:
    found = resolved(world)
    return len({found[key] for key in keys}) == len(keys)


BARE = {DEALS: [{"organisation_key": "name:acme"}]}


def test_a_name_beside_two_business_domains_says_nothing():
    world = BARE | {PERSON_RECORDS: [person("a@acme.fr", "Acme"), person("b@acme.fr", "Acme"), person("c@acme.com", "Acme SA")]}

    assert apart(world, "name:acme", "domain:acme.fr", "domain:acme.com")


def test_two_hosts_of_one_registered_domain_are_not_two_domains():
    world = BARE | {PERSON_RECORDS: [person("a@acme.fr", "Acme"), person("b@lyon.acme.fr", "Acme")]}

    assert len(set(resolved(world).values())) == 1


def test_a_consultants_address_does_not_make_one_company_of_the_client_and_the_agency():
    world = {
        DEALS: [{"organisation_key": "name:acme"}, {"organisation_key": "name:agency"}],
        PERSON_RECORDS: [person("a@agency.fr", "Acme"), person("b@agency.fr", "Agency"), person("c@agency.fr", "Agency")],
    }

    found = resolved(world)

    assert found["name:agency"] == found["domain:agency.fr"] != found["name:acme"]


def test_kdp_groupe_and_kdp_software_stay_two_though_their_people_share_a_domain():
    world = {
        DEALS: [{"organisation_key": "name:kdp groupe"}, {"organisation_key": "name:kdp software"}],
        PERSON_RECORDS: [person("a@kdp.fr", "KDP Groupe"), person("b@kdp.fr", "KDP Software")],
    }

    assert apart(world, "name:kdp groupe", "name:kdp software", "domain:kdp.fr")


def test_what_an_organisations_own_record_calls_its_domain_goes_before_what_people_say():
    agency = {"source_key": "crm:1", "name": "Agency", "domain": "agency.fr"}
    world = BARE | {ORGANISATION_RECORDS: [agency], PERSON_RECORDS: [person("a@agency.fr", "Acme")]}

    assert apart(world, "name:acme", "crm:1")


def test_homonyms_with_different_register_numbers_stay_two_and_the_stated_domain_joins_neither():
    records = [{"source_key": f"crm:{one}", "name": "Acme", "siren": one} for one in ("552008443", "732829320")]
    world = BARE | {ORGANISATION_RECORDS: records, PERSON_RECORDS: [person("a@acme.fr", "Acme")]}

    assert apart(world, "crm:552008443", "crm:732829320", "domain:acme.fr", "name:acme")


@pytest.mark.parametrize(
    "people",
    [
        [person("a@acme.fr", key="crm:1"), person("b@agency.fr", key="crm:1")],  # its people have two domains
        [person("a@acme.fr", key="crm:1"), person("b@acme.fr", key="crm:2")],  # another key of the source shares it
        [person("a@acme.fr", "Bravo", "crm:1"), person("b@acme.fr", "Acme")],  # the domain goes by another name
    ],
)
def test_a_sources_key_gets_no_domain_that_something_contradicts(people: list[Row]):
    world = {PERSON_RECORDS: people, DEALS: [{"organisation_key": "domain:acme.fr"}]}

    assert apart(world, "crm:1", "domain:acme.fr")


def test_a_record_with_a_domain_of_its_own_keeps_to_it():
    record = {"source_key": "crm:1", "name": "Acme", "domain": "acme.com"}
    world = {ORGANISATION_RECORDS: [record], PERSON_RECORDS: [person("a@acme.fr", key="crm:1"), person("b@acme.fr")]}

    assert apart(world, "crm:1", "domain:acme.fr")


def test_the_link_says_whose_record_stated_it():
    world = BARE | {PERSON_RECORDS: [person("a@acme.fr", "Acme") | {"source_key": "zoom:a"}]}
    asked = (keys.organisation_records(), keys.organisation_mentions(), keys.stated_companies(), keys.merged("organisation"))

    links = {row["key"]: row for row in resolve_organisations(*tables(world, *asked)).to_pylist()}

    assert (links["domain:acme.fr"]["because"], links["domain:acme.fr"]["record_key"]) == ("stated", "zoom:a")
    assert links["name:acme"]["because"] == "name"


said = st.fixed_dictionaries(
    {
        "key": st.sampled_from([None, None, "crm:1", "crm:2"]),
        "host": st.sampled_from(["acme.fr", "www.acme.fr", "bravo.fr", "gmail.com"]),
        "name": st.sampled_from([None, "Acme SA", "Acme", "Bravo"]),
        "people": st.integers(1, 3),
        "witness": st.sampled_from(["w1", "w2"]),
    }
)


@given(st.lists(said, max_size=8), st.randoms(use_true_random=False))
def test_no_name_and_no_key_ever_gets_two_domains_and_the_order_does_not_matter(told: list[Mapping[str, Any]], dice: Any):
    found = stated_identifiers(told, [])

    for kind in ("name", "record_key"):
        pairs = {(row[kind], row["domain"]) for row in found if row["record_key"].startswith("domain:") == (kind == "name")}
        assert len({one for one, _ in pairs}) == len(pairs)
    assert not [row for row in found if row["domain"] == "gmail.com"]
    assert stated_identifiers(dice.sample(told, len(told)), []) == found
