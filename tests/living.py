"""The life of a workspace: small exports taken in, run, undone and corrected, in this process or in one that may be killed."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path

from cordee.actions.take_in import How
from cordee.wiring import Company, create_company, open_company

SECRET = "0" * 64
AS_OF = date(2026, 11, 2)
FILES = {
    "touches.csv": "date,technique,email,company\n2026-09-01 10:00,webinar,ana@fonderie.example,Fonderie\n"
    "2026-09-03 09:30,newsletter,bo@fonderie.example,Fonderie\n2026-10-02,call,cy@laiterie.example,Laiterie\n",
    "touches-longer.csv": "date,technique,email,company\n2026-09-01 10:00,webinar,ana@fonderie.example,Fonderie\n"
    "2026-09-03 09:30,newsletter,bo@fonderie.example,Fonderie\n2026-10-02,call,cy@laiterie.example,Laiterie\n"
    "2026-10-20,webinar,di@laiterie.example,Laiterie\nnot a date,webinar,x@y.example,Z\n",
    "deals.csv": "id,name,company,stage,created,closed,amount\n1,Audit,Fonderie,Won,2026-09-10,2026-10-01,1200\n"
    "2,Support,Laiterie,Proposal,2026-10-05,,900\n",
    "deals-later.csv": "id,name,company,stage,created,closed,amount\n1,Audit,Fonderie,Won,2026-09-10,2026-10-01,1250\n"
    "2,Support,Laiterie,Lost,2026-10-05,2026-10-21,900\n3,New,Laiterie,Proposal,2026-10-22,,50\n",
    "people.csv": "email,first name,last name,title\nana@fonderie.example,Ana,Roux,Directrice\nANA@fonderie.example,Anna,Roux,\n",
    "member.csv": "id,list_id,_fivetran_synced,country_code,email_address,ip_signup,last_changed,merge_fname,merge_lname,status,"
    "timestamp_opt,timestamp_signup,unique_email_id\nm1,l1,2026-10-23 00:00:00,FR,ana@fonderie.example,,2026-10-20 08:00:00,Ana,"
    "Roux,unsubscribed,,,u1\nm2,l1,2026-10-23 00:00:00,FR,cy@laiterie.example,,2026-10-20 08:00:00,Cy,,subscribed,2026-09-01,,u2\n",
    "costs.csv": "date,technique,amount\n2026-09-01,webinar,400\n2026-10-01,newsletter,50.5\n",
}
CORRECTED = {
    "touches.csv": How(mapping={"campaign": "technique"}, values={"technique": "webinar"}),
    "deals.csv": How(mapping={"offer": "name"}),
    "people.csv": How(as_format="table.people", mapping={"title": "last name"}),
}  # fmt: skip


class Clock:
    """A clock that moves on by a second at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def company_in(folder: Path) -> Company:
    """Make a company whose secret is known, so that two of them can be compared."""
    made = create_company(folder)
    secret = folder / ".secret"
    secret.chmod(0o600)
    secret.write_text(SECRET, "ascii")
    return Company(made.workspace, clock=Clock())


def exported(name: str) -> How:
    """Say when an export was made: the longer and the later ones after the others."""
    return How(exported_on=date(2026, 10, 31 if "l" in name.partition("-")[2] else 25))


def corrected(name: str) -> How:
    """Say how an export is read once it is corrected."""
    return replace(CORRECTED[name], exported_on=exported(name).exported_on)


def write_sources(folder: Path) -> Path:
    """Write every export."""
    folder.mkdir(exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_text(content, "utf-8")
    return folder


def live(folder: Path, sources: Path, ready: Callable[[], object] = lambda: None) -> None:
    """Take two exports in, run, undo one, take in what came later and what was corrected, run again."""
    company = Company(open_company(folder).workspace, clock=Clock())
    ready()
    for name in ("touches.csv", "deals.csv"):
        company.take_in(sources / name, exported(name))
    company.run(as_of=AS_OF)
    for one in company.imports():
        if one.file == "deals.csv":
            company.undo(one.id)
    company.take_in(sources / "deals-later.csv", exported("deals-later.csv"))
    company.take_in(sources / "touches.csv", corrected("touches.csv"))
    company.run(as_of=AS_OF)


def warm_processes() -> ForkServerContext:
    """Give the way to start processes that begin with everything imported and compiled."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.warm"])
    return processes
