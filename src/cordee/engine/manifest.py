"""The manifest of facts: it alone says which imports, and so which files, are live."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cordee.core.vocabulary.problems import DamagedWorkspace, NewerWorkspace
from cordee.engine.atomic import write_whole

MANIFEST_FORMAT = 1


@dataclass(frozen=True, slots=True)
class FactFile:
    """One immutable file of facts: its table, its path below ``facts``, its rows."""

    table: str
    path: str
    rows: int


@dataclass(frozen=True, slots=True)
class Import:
    """One file taken in: what it was, how it was read, what it brought, which fact files hold that."""

    id: str
    file: str
    original: str
    sha256: str
    bytes: int
    format: str
    source: str
    taken_in_at: str
    known_at: str
    known_because: str
    mapping: dict[str, str] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    sections: list[dict[str, Any]] = field(default_factory=list)
    files: list[FactFile] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Rows of data in the file."""
        return sum(int(section["rows"]) for section in self.sections)

    @property
    def refused(self) -> int:
        """Rows that were refused whole."""
        return sum(int(section["refused"]) for section in self.sections)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The live imports, in the order of taking in."""

    imports: tuple[Import, ...] = ()

    def files(self, table: str) -> list[FactFile]:
        """Give the live files of one table."""
        return [one for each in self.imports for one in each.files if one.table == table]

    def find(self, import_id: str) -> Import | None:
        """Give an import by its id or the beginning of its id, if exactly one fits."""
        fitting = [one for one in self.imports if import_id and one.id.startswith(import_id)]
        return fitting[0] if len(fitting) == 1 else None

    def latest(self) -> datetime | None:
        """Give the moment of the latest take-in."""
        return max((datetime.fromisoformat(one.taken_in_at) for one in self.imports), default=None)


def read_manifest(path: Path) -> Manifest:
    """Read the manifest; an absent one is empty."""
    if not path.exists():
        return Manifest()
    try:
        content = json.loads(path.read_bytes())
        if content["format"] > MANIFEST_FORMAT:
            raise NewerWorkspace(folder=path.parent.parent, found=content["format"], known=MANIFEST_FORMAT)
        imports = [Import(**{**one, "files": [FactFile(**each) for each in one["files"]]}) for one in content["imports"]]
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedWorkspace(file=path, detail=str(error)) from error
    return Manifest(tuple(imports))


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step."""
    content = {"format": MANIFEST_FORMAT, "imports": [asdict(one) for one in manifest.imports]}
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8"))
