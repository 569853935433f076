"""A company: a workspace with the verbs bound to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from cordee.actions import diff as diff_action
from cordee.actions.doctor import Finding, doctor
from cordee.actions.keep import Backup, backup, restore
from cordee.actions.refused import Refused, discard
from cordee.actions.run import Ran, run
from cordee.actions.take_in import How, read_again, undo
from cordee.actions.voices import nothing_typed
from cordee.actions.withdrawals import catch_up
from cordee.actions.write_journeys import Unit, write_journeys
from cordee.core.opinion.viability import Viability
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.problems import NoSuchImport, NoSuchRun, NoSuchTable
from cordee.core.vocabulary.results import RESULTS
from cordee.core.vocabulary.results_of_leaders import LEADERS
from cordee.engine.manifest import Import
from cordee.engine.results import Ask, ResultsReader
from cordee.engine.workspace import Workspace
from cordee.wiring.access import Access
from cordee.wiring.books import Books
from cordee.wiring.briefs import Briefs
from cordee.wiring.cycles import Cycles
from cordee.wiring.documents import CompanyDocuments
from cordee.wiring.dumps import with_dumps_packed
from cordee.wiring.feedback import Feedback
from cordee.wiring.fields import Fields
from cordee.wiring.invented_briefs import fill_briefs
from cordee.wiring.invented_cycles import fill_cycles
from cordee.wiring.invented_decisions import fill_decisions
from cordee.wiring.invented_experiments import WITHHELD, fill_experiment, fill_settled_experiment
from cordee.wiring.invented_fields import fill_fields
from cordee.wiring.invented_portraits import fill_portraits
from cordee.wiring.invented_voices import fill_voices
from cordee.wiring.invented_waves import answer_the_pulse, fill_waves
from cordee.wiring.leaders import LeadersNow
from cordee.wiring.mail import Letters
from cordee.wiring.mandates import Mandates
from cordee.wiring.messages import Messages
from cordee.wiring.portraits import Portraits
from cordee.wiring.privacy import Privacy, replay_in
from cordee.wiring.registers import Registers
from cordee.wiring.taking import Taken, share_of, take_all
from cordee.wiring.trust import Trust
from cordee.wiring.voices import Voices
from cordee.worlds import simulate as invent

if TYPE_CHECKING:
    from cordee.wiring.decisions import Decisions
    from cordee.wiring.experiments import Experiments
    from cordee.wiring.versions import Versions

Progress = Callable[[str, float], None]


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def _now() -> datetime:
    return datetime.now(UTC)


class Company(Privacy):
    """One company's data: take files in, run, read what came out."""

    def __init__(self, workspace: Workspace, *, clock: Callable[[], datetime] = _now) -> None:
        self.workspace = workspace
        self.clock = clock

    @property
    def folder(self) -> Path:
        """The workspace's folder."""
        return self.workspace.folder

    # write

    def take_in(
        self, paths: Iterable[Path | str] | Path | str, how: How | None = None, *, progress: Progress = _silent
    ) -> list[Taken]:
        """Take files in, or every file of a folder; a forum's dump is one file, and one that is refused does not stop the others.

        A file refused from the inbox moves to ``refused`` with the reason beside it. Of an archive, each file that is read counts for
        itself; the archive leaves the inbox.
        """
        listed = [paths] if isinstance(paths, (str, Path)) else list(paths)
        files = [file for path in listed for file in _files(Path(path))]
        taken = []
        with self.workspace.writing(), self.workspace.scratch() as scratch:
            self.finish_erasures()
            files = with_dumps_packed(files, inbox=self.folder / "inbox", scratch=scratch)
            for number, file in enumerate(files):
                taken += take_all(
                    self.workspace, file, how, clock=self.clock, progress=share_of(progress, file.name, number, len(files))
                )
        return taken

    @property
    def calls_itself(self) -> str:
        """The name under which the company writes to people; empty where it was not said."""
        return str(self.workspace.machine.get("mail_name", "")).strip()

    def run(self, *, as_of: date | None = None, progress: Progress = _silent, again: bool = False) -> Ran:
        """Compute every result afresh, unless nothing changed."""
        with self.workspace.writing():
            self.finish_erasures()
            typed = self.book().snapshot if self._has_records() else nothing_typed
            return run(self.workspace, as_of=as_of, now=self.clock(), progress=progress, again=again, records=typed)

    def _has_records(self) -> bool:
        return bool(self.workspace.machine.get("records_url")) or (self.folder / "records.sqlite3").exists()

    def undo(self, import_id: str) -> Import:
        """Undo an import; the next run no longer sees its rows."""
        with self.workspace.writing():
            entry = self._import(import_id)
            undo(self.workspace, entry)
            return entry

    def discard(self, file: str) -> Refused:
        """Delete a file that was refused whole, and why; nothing of it ever counted."""
        with self.workspace.writing():
            return discard(self.workspace, file)

    def read_again(self, import_id: str, how: How | None = None, *, progress: Progress = _silent) -> Taken:
        """Read an import's file again: as said, else as was said last of files with the same headings."""
        with self.workspace.writing():
            entry = self._import(import_id)
            outcome = read_again(self.workspace, entry, how or How(), now=self.clock(), progress=progress)
            return Taken(Path(entry.file), outcome, None)

    def _import(self, import_id: str) -> Import:
        entry = self.workspace.manifest().find(import_id)
        if entry is None:
            raise NoSuchImport(id=import_id, known=", ".join(one.id for one in self.imports()) or "no imports")
        return entry

    def change_settings(self, changes: Mapping[str, int]) -> dict[str, int]:
        """Change the team's settings; the next run uses them."""
        with self.workspace.writing():
            return self.workspace.change_settings(changes)

    def backup(self, target: Path | str, *, progress: Progress = _silent) -> Backup:
        """Write one archive from which the workspace comes back whole; others go on reading and writing."""
        if self._has_records():
            catch_up(self.workspace, self.book().withdrawals)
        return backup(self.workspace, Path(target), now=self.clock(), progress=progress)

    def book(self) -> Books:
        """Open the records: what people typed in and must never be recomputed."""
        return Books(self.folder, str(self.workspace.machine.get("records_url", "")))

    def registers(self, author: int | None = None) -> Registers:
        """Open the registers: interests and written contracts."""
        return Registers(self, author)

    def documents(self, author: int | None = None) -> CompanyDocuments:
        """Open the documents of the company: record of processing, notice, note for the works council, assessment."""
        return CompanyDocuments(self, author)

    def trust(self) -> Trust:
        """Open what concerns people: what they said, were told and asked for, and the rules that hold."""
        return Trust(self)

    def access(self, author: int | None = None) -> Access:
        """Open the access of those who sign in: links to a new password."""
        return Access(self, author)

    def mail(self) -> Letters:
        """Open the mail: letters drafted, queued, sent, and what comes back."""
        return Letters(self)

    def voices(self, author: int | None = None) -> Voices:
        """Open territories and surveys: what we claim, what proves it, who is asked whom they listen to."""
        return Voices(self, author)

    def offers(self) -> list[Viability]:
        """Say of each offer with open cases what stands behind it, as the register of claims says today; nothing without records."""
        return self.voices().viability() if self._has_records() else []

    def briefs(self, author: int | None = None) -> Briefs:
        """Open questions and briefs: what customers asked, who could answer, what was proposed."""
        return Briefs(self, author)

    def mandates(self, author: int | None = None) -> Mandates:
        """Open mandates and what we owe the people who speak: help, thanks, care when something goes wrong."""
        return Mandates(self, author)

    def portraits(self, author: int | None = None) -> Portraits:
        """Open portraits: what people who agreed say of themselves."""
        return Portraits(self, author)

    def experiments(self, author: int | None = None) -> Experiments:
        """Open experiments: what is tested, on whom, and what it showed."""
        from cordee.wiring.experiments import Experiments  # its numeric libraries take a second that few commands need

        return Experiments(self, author)

    def decisions(self, author: int | None = None) -> Decisions:
        """Open decisions: what was decided, on which data or on none, who disagreed."""
        from cordee.wiring.decisions import Decisions  # it knows experiments, whose numeric libraries take a second

        return Decisions(self, author)

    def versions(self, author: int | None = None) -> Versions:
        """Open versions of messages: who wrote which when, what customers said, which one stands."""
        from cordee.wiring.versions import Versions  # it knows experiments, whose numeric libraries take a second

        return Versions(self, author)

    def cycles(self, author: int | None = None) -> Cycles:
        """Open cycles: what each aims at, what was tried, what came of it, what was learnt."""
        return Cycles(self, author)

    def feedback(self, author: int | None = None) -> Feedback:
        """Open what sales and marketing judge of contacts, and whom we asked."""
        return Feedback(self, author)

    def messages(self, author: int | None = None) -> Messages:
        """Open the check of messages: what a reader may stumble over in a text, with the company's own words."""
        return Messages(self, author)

    def fields(self, author: int | None = None) -> Fields:
        """Open the fields of exports: what unused ones would add, what people say of them."""
        return Fields(self, author)

    # read

    def doctor(self) -> list[Finding]:
        """Say how the workspace and the machine stand, and what to do."""
        return doctor(self.workspace)

    def imports(self) -> list[Import]:
        """Give the live imports, oldest first."""
        return list(self.workspace.manifest().imports)

    def reader(self, run_id: str | None = None) -> ResultsReader:
        """Give a reader of the results that stand, or of a kept run."""
        retold = {LEADERS.name: LeadersNow(self)} if self._has_records() else {}
        return ResultsReader(self._run_folder(run_id), retold=retold)

    def table(self, name: str, *, run_id: str | None = None) -> pa.Table:
        """Give a whole table of results."""
        return self.reader(run_id).table(contract_named(name))

    def rows(self, name: str, ask: Ask | None = None, *, run_id: str | None = None) -> list[dict[str, Any]]:
        """Give the rows of a table that are asked for."""
        return self.reader(run_id).rows(contract_named(name), ask)

    def write_journeys(self, file: Path | str, *, unit: Unit = "case") -> int:
        """Write the journeys of the run that stands (of cases, accounts or persons) as Parquet, for ``cordee.attribute``; give how many."""
        return write_journeys(self.workspace, self._run_folder(None), Path(file), info=self.run_info(), unit=unit)

    def runs(self) -> list[str]:
        """Give the ids of the runs that are kept, oldest first."""
        return self.workspace.runs()

    def run_info(self, run_id: str | None = None) -> dict[str, Any]:
        """Give what a run was made from: its date, settings, row counts, lineage."""
        return self.workspace.run_info(self._run_folder(run_id))

    def diff(self, before: str, after: str) -> diff_action.Difference:
        """Say what changed between two kept runs."""
        return diff_action.diff(self._run_folder(before), self._run_folder(after))

    def _run_folder(self, run_id: str | None) -> Path:
        if run_id is None:
            return self.workspace.current()
        if run_id not in self.workspace.runs():
            raise NoSuchRun(run=run_id, known=", ".join(self.workspace.runs()) or "no runs")
        return self.folder / "results" / run_id


def contract_named(name: str) -> Contract:
    """Give the contract of a results table."""
    for contract in RESULTS:
        if contract.name == name:
            return contract
    raise NoSuchTable(table=name, known=", ".join(one.name for one in RESULTS), example="data_use")


def open_company(folder: Path | str) -> Company:
    """Open the workspace in a folder."""
    return Company(Workspace(Path(folder)))


def find_company(start: Path | str = ".") -> Company:
    """Open the nearest workspace upward from a folder."""
    return Company(Workspace.find(Path(start)))


def create_company(folder: Path | str, *, zone: str = "Europe/Paris", language: str = "en") -> Company:
    """Make a new workspace in a folder."""
    return Company(Workspace.create(Path(folder), zone=zone, language=language))


def restore_company(archive: Path | str, folder: Path | str, *, erasures: Iterable[Path | str] = ()) -> Company:
    """Bring a backup back into a new folder, and open it, without those who were erased since.

    Who that is stands in the ledger beside the backup, and in those of ``erasures``: files, or folders of workspaces.
    """
    named = [Path(one) for one in erasures]
    return open_company(restore(Path(archive), Path(folder), before=lambda made: replay_in(made, Path(archive), named, _now())))


def simulate_company(
    folder: Path | str,
    *,
    organisations: int = 400,
    months: int = 24,
    seed: int = 1,
    voices: bool = False,
    language: str = "en",
    progress: Progress = _silent,
) -> Company:
    """Invent a company: a world's exports in the inbox of a new workspace, taken in and run twice, a week apart.

    Parameters
    ----------
    voices
        Fill territories, surveys, questions and experiments too, with invented answers.
    language
        That of the workspace, ``en`` or ``fr``.
    """
    company = create_company(folder, language=language)
    withheld = WITHHELD if voices else None
    truth = invent(company.folder / "inbox", organisations=organisations, months=months, seed=seed, withheld=withheld)
    (company.folder / "inbox" / "truth.json").rename(company.folder / "truth.json")
    earlier = How(exported_on=truth.end - timedelta(days=8))  # so that the run of a week ago knows what it would have known
    company.take_in(company.folder / "inbox", earlier, progress=progress)
    company.run(as_of=truth.end - timedelta(days=7), progress=progress)
    if voices:
        fill_voices(company, truth.end, seed=seed)
        fill_briefs(company, truth.end)
        fill_portraits(company, truth.end, seed=seed)
        fill_waves(company, truth.end, seed=seed)
        fill_cycles(company, truth.end)
        fill_decisions(company, truth.end)
        fill_fields(company, truth.end)
    company.run(as_of=truth.end, progress=progress)
    if voices:
        answer_the_pulse(company)
        fill_settled_experiment(company, truth)
        fill_experiment(company, truth.end)
    return company


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith("."))
    return [path]
