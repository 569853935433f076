"""The house's own files, listed and parsed once for the tests that watch over them."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "cordee"
CORE = SOURCE / "core"
FOLDERS = ("src", "tests", "docs", "benchmarks", "requirements")
FOREIGN = ("vendor", "vendored", "node_modules", "__pycache__")


@cache
def files(*suffixes: str, under: Path | None = None) -> tuple[Path, ...]:
    """Give our own files with these suffixes; what others wrote and we only carry is left out."""
    tops = (under,) if under else tuple(ROOT / name for name in FOLDERS)
    found = (path for top in tops for path in top.rglob("*") if path.suffix in suffixes and path.is_file())
    return tuple(sorted(path for path in found if not set(FOREIGN) & set(path.relative_to(ROOT).parts)))


@cache
def tracked() -> tuple[Path, ...]:
    """Give the files that are committed or would be; none where git or the repository is absent."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        return ()
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    return tuple(sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file()))


@cache
def parse(path: Path) -> ast.Module:
    """Give a Python file as a tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def calls(path: Path) -> Iterator[ast.Call]:
    """Give every call in a Python file."""
    return (node for node in ast.walk(parse(path)) if isinstance(node, ast.Call))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Give every module that a Python file imports, at any depth, with the line."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno


def dotted(node: ast.expr) -> str:
    """Give ``a.b.c`` of an expression of names; calls inside read as ``()``."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return "…"


def place(path: Path, line: int | None = None) -> str:
    """Give a file as people name it, with its line where there is one."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


def module_name(path: Path) -> str:
    """Give the dotted name of a module below ``src``."""
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
