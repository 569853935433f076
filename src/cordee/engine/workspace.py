"""The workspace: one folder with a company's files, facts and results, and the commit of an import or a run."""

from __future__ import annotations

import filecmp
import json
import os
import secrets
import shutil
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.problems import (
    DamagedWorkspace,
    NewerWorkspace,
    NotRunYet,
    NoWorkspace,
    WorkspaceExists,
)
from cordee.core.vocabulary.settings import DEFAULTS, SETTINGS
from cordee.engine.atomic import point_to, sync_file, sync_folder, write_whole
from cordee.engine.database import Database
from cordee.engine.lock import writing
from cordee.engine.manifest import Import, Manifest, read_manifest, write_manifest

WORKSPACE_FORMAT = 1
UPLOAD_SECONDS = 24 * 3600  # after which an upload that was cut off is swept
LINK_KEY = ".link-key"
FOLDERS = ("inbox", "originals", "refused", "facts", "results", "journal", "report")
RUNS_KEPT = 10

TEMPLATE = """\
# A Cordée workspace: machine settings only. What the team decides is set in the pages or with cordee settings.
format = {format}
zone = "{zone}"            # zone of times that a file gives without one, and of the display
language = "{language}"             # en or fr
memory = "1200MB"
threads = 2
"""


class Workspace:
    """One company's folder. Opening reads; ``writing`` is needed to change anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        path = self.folder / "cordee.toml"
        if not path.exists():
            raise NoWorkspace(folder=folder)
        try:
            self.machine: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DamagedWorkspace(file=path, detail=str(error)) from error
        if int(self.machine.get("format", 1)) > WORKSPACE_FORMAT:
            raise NewerWorkspace(folder=folder, found=self.machine["format"], known=WORKSPACE_FORMAT)

    @classmethod
    def create(cls, folder: Path, *, zone: str = "Europe/Paris", language: str = "en") -> Workspace:
        """Make a new workspace in a folder."""
        if (folder / "cordee.toml").exists():
            raise WorkspaceExists(folder=folder)
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        secret = folder / ".secret"
        if not secret.exists():
            write_whole(secret, secrets.token_hex(32).encode("ascii"))
            secret.chmod(0o600)
        text = TEMPLATE.format(format=WORKSPACE_FORMAT, zone=zone, language=language)
        write_whole(folder / "cordee.toml", text.encode("utf-8"))
        return cls(folder)

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """Open the nearest workspace upward from a folder."""
        for folder in (start.resolve(), *start.resolve().parents):
            if (folder / "cordee.toml").exists():
                return cls(folder)
        raise NoWorkspace(folder=start)

    # what it knows

    @property
    def zone(self) -> str:
        """The zone of times that files give without one."""
        return str(self.machine.get("zone", "UTC"))

    @property
    def language(self) -> str:
        """The language that messages use where nobody chose another."""
        return str(self.machine.get("language", "en"))

    @property
    def secret(self) -> str:
        """The workspace's secret; keys of visitors are made with it."""
        return (self.folder / ".secret").read_text("ascii").strip()

    @property
    def link_key(self) -> str:
        """The key that signs links; the workspace's secret, until it was first changed."""
        own = self.folder / LINK_KEY
        return own.read_text("ascii").strip() if own.is_file() else self.secret

    def new_link_key(self) -> None:
        """Make another key of links: none that was signed before opens any more."""
        write_whole(self.folder / LINK_KEY, secrets.token_hex(32).encode("ascii"))
        (self.folder / LINK_KEY).chmod(0o600)

    @property
    def settings(self) -> dict[str, int]:
        """The team's settings: defaults, and what was changed."""
        path = self.folder / "settings.json"
        changed = json.loads(path.read_bytes()) if path.exists() else {}
        return DEFAULTS | {name: int(value) for name, value in changed.items() if name in DEFAULTS}

    @property
    def manifest_path(self) -> Path:
        """Where the manifest of facts stands."""
        return self.folder / "facts" / "manifest.json"

    def manifest(self) -> Manifest:
        """Read which imports are live."""
        return read_manifest(self.manifest_path)

    def fact_files(self, contract: Contract) -> list[Path]:
        """Give the live files of a facts table."""
        return [self.folder / "facts" / one.path for one in self.manifest().files(contract.name)]

    def database(self) -> Database:
        """Open a database with this workspace's bounds."""
        return Database(
            self.folder / "journal" / "spill",
            memory=str(self.machine.get("memory", "1200MB")),
            threads=int(self.machine.get("threads", 2)),
        )

    # writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one writer's lock; what an interrupted writer left is swept first."""
        with writing(self.folder):
            self.sweep()
            yield

    def change_settings(self, changes: Mapping[str, int]) -> dict[str, int]:
        """Store settings that differ from the defaults; one out of its bounds, or unknown, is a ``ValueError``."""
        bounds = {setting.name: setting for setting in SETTINGS}
        for name, value in changes.items():
            if name not in bounds or not bounds[name].low <= value <= bounds[name].high:
                raise ValueError(f"{name}={value}")
        now = self.settings | dict(changes)
        kept = {name: value for name, value in now.items() if value != DEFAULTS[name]}
        write_whole(self.folder / "settings.json", json.dumps(kept, indent=1, sort_keys=True).encode("utf-8"))
        return now

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a folder for work in progress, on the same disk; gone afterwards."""
        folder = Path(tempfile.mkdtemp(dir=self.folder / "journal", prefix="scratch-"))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def commit_import(self, one: Import, staged: list[tuple[Path, str]], *, instead_of: Sequence[Import] = ()) -> None:
        """Make an import live: its files in place and durable, then the manifest replaced; those it replaces go in the same step.

        Parameters
        ----------
        one
            The import; its files are named by their path below ``facts``.
        staged
            Pairs of a finished file and its path below ``facts``.
        instead_of
            Imports that this one replaces: their rows are live until the manifest is replaced, and not after.
        """
        facts = self.folder / "facts"
        try:
            for path, place in staged:
                target = facts / place
                target.parent.mkdir(parents=True, exist_ok=True)
                sync_file(path)
                os.replace(path, target)
                sync_folder(target.parent)
            gone = {each.id for each in instead_of}
            left = tuple(each for each in self.manifest().imports if each.id not in gone)
            write_manifest(self.manifest_path, Manifest((*left, one)))
        except Exception:
            if not self.is_live(one):  # the manifest may have been replaced before its folder could be synced
                self._take_back([facts / place for _, place in staged])
            raise
        self._take_back([facts / file.path for each in instead_of for file in each.files])

    def is_live(self, one: Import) -> bool:
        """Say whether the manifest names an import."""
        return any(each.id == one.id for each in self.manifest().imports)

    def _take_back(self, placed: list[Path]) -> None:
        """Remove fact files that are not live, and the folders that they leave empty."""
        for path in placed:
            path.unlink(missing_ok=True)
            for folder in (path.parent, path.parent.parent):
                if folder.is_dir() and folder != self.folder / "facts" and not any(folder.iterdir()):
                    folder.rmdir()

    def undo_import(self, one: Import) -> None:
        """Take an import's entry out of the manifest, then remove its files."""
        manifest = self.manifest()
        left = tuple(each for each in manifest.imports if each.id != one.id)
        write_manifest(self.manifest_path, replace(manifest, imports=left))
        self.sweep()

    def keep_original(self, path: Path, name: str) -> None:
        """Keep a file under its hash in ``originals``: move it out of the inbox, copy it from elsewhere.

        A file without a name to keep it under holds what must not stay (messages, addresses): it only leaves the inbox.
        """
        if not name:
            if path.resolve().parent == self.folder / "inbox":
                path.unlink()
                sync_folder(path.parent)
            return
        target = self.folder / "originals" / name
        if path.resolve().parent == self.folder / "inbox":
            sync_file(path)
            os.replace(path, target)
            sync_folder(target.parent)
        else:
            self.copy_original(path, name)

    def copy_original(self, path: Path, name: str) -> Path | None:
        """Copy a file that is not in the inbox to ``originals``; give the copy, None where none was needed."""
        target = self.folder / "originals" / name
        if not name or path.resolve().parent == self.folder / "inbox" or target.exists():
            return None
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".copy.")
        os.close(handle)
        try:
            shutil.copyfile(path, temporary)
            sync_file(Path(temporary))
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
        return target

    def refuse_original(self, path: Path, why: str) -> None:
        """Move a refused file from the inbox to ``refused``, with the reason beside it; refused again, it has the latest reason."""
        target = self.folder / "refused" / path.name
        number = 1
        while target.exists() and not filecmp.cmp(path, target, shallow=False):
            number += 1
            target = self.folder / "refused" / f"{path.stem}-{number}{path.suffix}"
        write_whole(target.with_name(target.name + ".reason.txt"), why.encode("utf-8"))
        os.replace(path, target)
        sync_folder(target.parent)

    # results

    def runs(self) -> list[str]:
        """Give the ids of the runs that are kept, oldest first."""
        return sorted(path.parent.name for path in (self.folder / "results").glob("*/run.json")
                      if not path.parent.name.startswith(".") and path.parent.name != "current")  # fmt: skip

    def current(self) -> Path:
        """Give the folder of the results that stand."""
        link = self.folder / "results" / "current"
        if not link.exists():
            raise NotRunYet(folder=self.folder, imports=len(self.manifest().imports))
        return link.resolve()

    def run_info(self, folder: Path) -> dict[str, Any]:
        """Read what a run was made from."""
        info: dict[str, Any] = json.loads((folder / "run.json").read_bytes())
        return info

    def publish_run(self, run_id: str, built: Path, info: dict[str, Any]) -> Path:
        """Make a finished run the one that stands; old runs beyond the kept number go."""
        write_whole(built / "run.json", json.dumps(info, indent=1, sort_keys=True).encode("utf-8"))
        for path in sorted(built.iterdir()):
            sync_file(path)
        sync_folder(built)
        target = self.folder / "results" / run_id
        os.rename(built, target)
        sync_folder(target.parent)
        point_to(self.folder / "results" / "current", run_id)
        for old in self.runs()[:-RUNS_KEPT]:
            if old != run_id:
                shutil.rmtree(self.folder / "results" / old, ignore_errors=True)
        return target

    def sweep(self) -> None:
        """Remove what no manifest names: leftovers of a killed writer, files of an undone import."""
        facts = self.folder / "facts"
        live = {facts / one.path for each in self.manifest().imports for one in each.files}
        for path in facts.rglob("*.parquet"):
            if path not in live:
                path.unlink(missing_ok=True)
        for folder in (self.folder / "journal").glob("scratch-*"):
            shutil.rmtree(folder, ignore_errors=True)
        for path in (self.folder / "journal").glob("*.upload*"):
            if path.stat().st_mtime < time.time() - UPLOAD_SECONDS:
                path.unlink(missing_ok=True)
        for name in ("facts", "results", "originals", "refused"):
            for path in (self.folder / name).glob(".*"):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)
