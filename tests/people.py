"""A small company that knows a few people from two sources, one of whom each said something there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cordee.wiring import Company, How, create_company, open_company
from tests.ready import copy_of

PEOPLE = (
    "ID,Email,First name,Last name,Company,LinkedIn URL,Job\n"
    "1,anne.roux@acme.example,Anne,Roux,Acme,https://www.linkedin.com/in/anneroux,Buyer\n"
    "2,bob@acme.example,Bob,Stone,Acme,,Engineer\n"
    "3,contact@acme.example,,,Acme,,\n"
    "4,j.doe@beta.example,Jo,Doe,Beta,,\n"
    "5,jdoe@beta.example,Jim,Doe,Beta,,\n"
    "6,carla@private.example,Carla,Neri,Beta,https://www.linkedin.com/in/carlaneri,\n"
)
MEMBERS = (
    "id,list_id,_fivetran_synced,country_code,email_address,ip_signup,last_changed,merge_fname,merge_lname,status,"
    "timestamp_opt,timestamp_signup,unique_email_id\n"
    "m1,l1,2026-03-20 00:00:00,FR,anne.roux@acme.example,,2026-03-02 10:00:00,Anne,Roux,subscribed,2026-02-01 09:00:00,,u1\n"
    "m2,l1,2026-03-20 00:00:00,FR,Bob+News@acme.example,,2026-03-05 10:00:00,Bob,Stone,unsubscribed,2026-01-01 09:00:00,,u2\n"
    "m3,l1,2026-03-20 00:00:00,FR,contact@acme.example,,2026-03-02 10:00:00,,,subscribed,2026-02-01 09:00:00,,u3\n"
)
MERGED = "ID,Email,First name,Last name,LinkedIn URL\n7,anne@private.example,Anne,Roux,https://www.linkedin.com/in/anneroux\n"
RUN = date(2026, 4, 1)


def company_of_people(folder: Path) -> Company:
    """Make the company, its people taken in and computed as of the first of April."""
    return open_company(copy_of(_people, folder))


def _people(folder: Path) -> None:
    made = create_company(folder)
    take(made, "people.csv", PEOPLE, date(2026, 3, 10))
    take(made, "list_member.csv", MEMBERS, date(2026, 3, 20))
    made.run(as_of=RUN)


def take(company: Company, name: str, content: str, exported_on: date) -> str:
    """Take one file in; give the import's id."""
    path = company.folder / "inbox" / name
    path.write_text(content, "utf-8")
    (taken,) = company.take_in(path, How(exported_on=exported_on))
    assert taken.outcome is not None, taken.problem
    return taken.outcome.entry.id
