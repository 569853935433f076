"""What ails a workspace or the machine below it, and what to do: looks at everything, changes nothing."""

from __future__ import annotations

import importlib.metadata
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq

from cordee.core.vocabulary.problems import Problem, SecondWriter
from cordee.core.vocabulary.results import RESULTS
from cordee.core.vocabulary.text import Language, Text
from cordee.engine.atomic import MEGABYTE, free_bytes
from cordee.engine.files import hash_file
from cordee.engine.lock import writing
from cordee.engine.workspace import FOLDERS, LINK_KEY, WORKSPACE_FORMAT, Workspace

State = Literal["fine", "notice", "wrong"]
LEAST_FREE = 1000 * MEGABYTE
PINNED = {"duckdb": "1.5.5", "ibis-framework": "12.0.0", "sqlglot": "30.17.0"}
NEEDED = ("duckdb", "ibis-framework", "sqlglot", "pyarrow", "pandas", "numpy", "scipy", "Django", "django-ninja", "XlsxWriter")
HOUR = re.compile(r"([01]?\d|2[0-3]):[0-5]\d(:\d\d)?")
NOTHING = Text("Nothing to do.", "Rien à faire.")
FROM_BACKUP = Text(
    "Restore the last backup into a new folder: cordee restore",
    "Restaurez la dernière sauvegarde dans un nouveau dossier : cordee restore",
)
INSTALL = Text("Install again what is pinned: make install", "Réinstallez les versions fixées : make install")
MENDED = Text("The next command that writes removes it.", "La prochaine commande qui écrit l’enlève.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: fine, worth a notice, or wrong; what was seen, and what to do."""

    check: str
    state: State
    says: Text
    remedy: Text = NOTHING
    facts: dict[str, Any] = field(default_factory=dict)

    def sentences(self, language: Language) -> tuple[str, str]:
        """Give what was seen, and what to do where there is something to do."""
        remedy = "" if self.state == "fine" else self.remedy.in_language(language, **self.facts)
        return self.says.in_language(language, **self.facts), remedy


def doctor(workspace: Workspace) -> list[Finding]:
    """Look at the workspace and the machine, and say of each check how it stands.

    Returns
    -------
    list of Finding
        At least one for each check, in a fixed order; the workspace is sound where none is ``wrong``.
    """
    checks: tuple[tuple[str, Callable[[Workspace], Iterator[Finding]]], ...] = (
        ("python", _python),
        ("packages", _packages),
        ("format", _format),
        ("folders", _folders),
        ("room", _room),
        ("lock", _lock),
        ("leftovers", _leftovers),
        ("facts", _facts),
        ("originals", _originals),
        ("results", _results),
        ("records", _records),
    )
    found: list[Finding] = []
    for name, check in checks:
        try:
            found += check(workspace)
        except (OSError, ValueError, Problem, pa.ArrowException, sqlite3.Error) as error:
            says = Text("The check {check} broke off: {error}", "Le contrôle {check} s’est interrompu : {error}")
            found.append(Finding(name, "wrong", says, FROM_BACKUP, {"check": name, "error": str(error).partition("\n")[0]}))
    return found


def _python(workspace: Workspace) -> Iterator[Finding]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    state: State = "fine" if sys.version_info >= (3, 11) else "wrong"
    remedy = NOTHING if state == "fine" else Text("Install Python 3.11 or later.", "Installez Python 3.11 ou plus récent.")
    yield Finding("python", state, Text("Python {version}", "Python {version}"), remedy, {"version": version})


def _packages(workspace: Workspace) -> Iterator[Finding]:
    versions = {name: _version(name) for name in NEEDED}
    sound = True
    for name, version in versions.items():
        if version is None or version != PINNED.get(name, version):
            sound = False
            says = Text("{package} is {found}, not {wanted}", "{package} est {found}, et non {wanted}")
            facts = {"package": name, "found": version or "–", "wanted": PINNED.get(name, "?")}
            yield Finding("packages", "wrong", says, INSTALL, facts)
    if sound:
        shown = ", ".join(f"{name} {version}" for name, version in versions.items())
        yield Finding("packages", "fine", Text("{shown}", "{shown}"), facts={"shown": shown})


def _format(workspace: Workspace) -> Iterator[Finding]:
    ZoneInfo(workspace.zone)
    says = Text("Format {format}, zone {zone}, speaking {spoken}", "Format {format}, fuseau {zone}, langue {spoken}")
    yield Finding(
        "format", "fine", says, facts={"format": WORKSPACE_FORMAT, "zone": workspace.zone, "spoken": workspace.language}
    )
    hour = str(workspace.machine.get("nightly", ""))
    if hour and not HOUR.fullmatch(hour):
        strange = Text("nightly is no hour in cordee.toml: {hour}", "nightly n’est pas une heure dans cordee.toml : {hour}")
        write = Text(
            'Write nightly = "02:30"; until then nothing is computed at night.',
            'Écrivez nightly = "02:30" ; d’ici là, rien ne se calcule la nuit.',
        )
        yield Finding("format", "wrong", strange, write, {"hour": hour})


def _folders(workspace: Workspace) -> Iterator[Finding]:
    missing = [name for name in FOLDERS if not (workspace.folder / name).is_dir()]
    if missing:
        says = Text("Folders are missing: {missing}", "Des dossiers manquent : {missing}")
        yield Finding("folders", "wrong", says, FROM_BACKUP, {"missing": ", ".join(missing)})
    secret = workspace.folder / ".secret"
    if not secret.is_file():
        says = Text("The secret file .secret is missing", "Le fichier secret .secret manque")
        yield Finding("folders", "wrong", says, FROM_BACKUP)
    for file in (secret, workspace.folder / LINK_KEY):
        if file.is_file() and file.stat().st_mode & 0o077:
            says = Text(
                "Other users of this machine may read {file}", "D’autres utilisateurs de cette machine peuvent lire {file}"
            )
            remedy = Text("Close it: chmod 600 {file}", "Fermez-le : chmod 600 {file}")
            yield Finding("folders", "notice", says, remedy, {"file": file})
    if not missing:
        yield Finding("folders", "fine", Text("All folders are there", "Tous les dossiers sont là"))


def _room(workspace: Workspace) -> Iterator[Finding]:
    free = free_bytes(workspace.folder)
    largest = max((one.bytes for one in workspace.manifest().imports), default=0)
    short = free < max(LEAST_FREE, 3 * largest)
    remedy = Text("Free some room before the next import.", "Libérez de la place avant le prochain import.") if short else NOTHING
    says = Text("{free} MB free on the disk", "{free} Mo libres sur le disque")
    yield Finding("room", "notice" if short else "fine", says, remedy, {"free": free // MEGABYTE})


def _lock(workspace: Workspace) -> Iterator[Finding]:
    try:
        with writing(workspace.folder):
            yield Finding("lock", "fine", Text("Nobody is writing", "Personne n’écrit"))
    except SecondWriter as problem:
        says = Text("Process {process} is writing", "Le processus {process} écrit")
        remedy = Text("Wait until it ends.", "Attendez qu’il finisse.")
        yield Finding("lock", "notice", says, remedy, {"process": problem.facts["process"]})


def _leftovers(workspace: Workspace) -> Iterator[Finding]:
    facts = workspace.folder / "facts"
    live = {facts / one.path for each in workspace.manifest().imports for one in each.files}
    left = [path for path in facts.rglob("*.parquet") if path not in live]
    left += (workspace.folder / "journal").glob("scratch-*")
    for name in ("facts", "results", "originals", "refused"):
        left += (workspace.folder / name).glob(".*")
    kept = sorted((workspace.folder / "journal").glob("backup-*"))
    if left:
        says = Text("{n} leftovers of an interrupted command", "{n} restes d’une commande interrompue")
        yield Finding("leftovers", "notice", says, MENDED, {"n": len(left)})
    if kept:
        says = Text(
            "{folder}: a backup is being made, or was interrupted", "{folder} : une sauvegarde est en cours, ou a été interrompue"
        )
        remedy = Text("If none is under way, delete that folder.", "Si aucune n’est en cours, supprimez ce dossier.")
        yield from (Finding("leftovers", "notice", says, remedy, {"folder": one}) for one in kept)
    if not left and not kept:
        yield Finding("leftovers", "fine", Text("No leftovers", "Aucun reste"))


def _facts(workspace: Workspace) -> Iterator[Finding]:
    files = [one for each in workspace.manifest().imports for one in each.files]
    rows, sound = 0, True
    for one in files:
        try:
            there = pq.read_metadata(workspace.folder / "facts" / one.path).num_rows
        except (OSError, pa.ArrowException) as error:
            sound = False
            says = Text("facts/{file} cannot be read: {error}", "facts/{file} est illisible : {error}")
            yield Finding("facts", "wrong", says, FROM_BACKUP, {"file": one.path, "error": str(error).partition("\n")[0]})
            continue
        rows += there
        if there != one.rows:
            sound = False
            says = Text("facts/{file} has {there} rows, not {said}", "facts/{file} a {there} lignes, et non {said}")
            yield Finding("facts", "wrong", says, FROM_BACKUP, {"file": one.path, "there": there, "said": one.rows})
    if sound:
        says = Text(
            "{files} files of facts with {rows} rows, all there", "{files} fichiers de faits, {rows} lignes, tous présents"
        )
        yield Finding("facts", "fine", says, facts={"files": len(files), "rows": rows})


def _originals(workspace: Workspace) -> Iterator[Finding]:
    entries, sound = workspace.manifest().imports, True
    for one in entries:
        path = workspace.folder / "originals" / one.original
        if not one.original or (path.is_file() and hash_file(path) == one.sha256):
            continue
        sound = False
        missing = Text("the original of {file} is missing: {original}", "l’original de {file} manque : {original}")
        changed = Text("the original of {file} was changed: {original}", "l’original de {file} a été modifié : {original}")
        remedy = Text(
            "Results stand, but this import could not be read again: put the file back.",
            "Les résultats tiennent, mais cet import ne pourrait pas être relu : remettez le fichier.",
        )
        facts = {"file": one.file, "original": f"originals/{one.original}"}
        yield Finding(
            "originals", "notice" if not path.is_file() else "wrong", changed if path.is_file() else missing, remedy, facts
        )
    if sound:
        says = Text("{n} originals, as they were taken in", "{n} originaux, tels qu’importés")
        yield Finding("originals", "fine", says, facts={"n": len(entries)})


def _results(workspace: Workspace) -> Iterator[Finding]:
    again = Text("Compute them again: cordee run --again", "Recalculez-les : cordee run --again")
    if not (workspace.folder / "results" / "current").exists():
        yield Finding("results", "notice", Text("No results yet", "Pas encore de résultats"), Text("cordee run", "cordee run"))
        return
    folder = workspace.current()
    info, sound = workspace.run_info(folder), True
    for contract in RESULTS:
        said = info["rows"].get(contract.name)
        path = folder / f"{contract.name}.parquet"
        there = pq.read_metadata(path).num_rows if path.is_file() else None
        if there is None or there != said:
            sound = False
            says = Text(
                "The results {table} have {there} rows, not {said}", "Les résultats {table} ont {there} lignes, et non {said}"
            )
            yield Finding("results", "wrong", says, again, {"table": contract.name, "there": there or "–", "said": said})
    if sound:
        says = Text("Run {run}, as of {date}: all tables there", "Calcul {run}, arrêté au {date} : toutes les tables sont là")
        yield Finding("results", "fine", says, facts={"run": info["run_id"], "date": info["as_of"]})


def _records(workspace: Workspace) -> Iterator[Finding]:
    path = workspace.folder / "records.sqlite3"
    if not path.exists():
        yield Finding("records", "fine", Text("No records yet", "Pas encore de données saisies"))
        return
    with closing(sqlite3.connect(path.as_uri() + "?mode=ro", uri=True)) as connection:
        answer = connection.execute("PRAGMA quick_check").fetchone()[0]
    says = Text("The records: {answer}", "Les données saisies : {answer}")
    sound = answer == "ok"
    yield Finding("records", "fine" if sound else "wrong", says, NOTHING if sound else FROM_BACKUP, {"answer": answer})


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


__all__ = ["Finding", "doctor"]
