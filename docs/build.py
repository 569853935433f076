"""Write the reference pages that the code itself can tell: ``python docs/build.py``.

A house test compares the committed pages with these, so a page cannot fall behind the code. Pages that people
write (tutorials, decisions, glossary) are not touched.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import cordee
from cordee.core.intake.format import Format, Section
from cordee.core.intake.reading import REASONS
from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.contracts import EVIDENCE_TYPE, Contract
from cordee.core.vocabulary.facts import FACTS, PROVENANCE_NAMES
from cordee.core.vocabulary.problems import Problem, every_problem
from cordee.core.vocabulary.results import RESULTS
from cordee.core.vocabulary.settings import SETTINGS
from cordee.core.vocabulary.techniques import FAMILIES, TECHNIQUES
from cordee.core.vocabulary.text import LANGUAGES, Text
from cordee.faces.web.machine import MACHINE

REFERENCE = Path(__file__).resolve().parent / "reference"
COMMAND_LINE = "cordee.faces.cli.main"
VENDORED = Path(cordee.__file__).parent / "faces" / "web" / "static" / "vendor"
ADDRESSES = Path(cordee.__file__).parent / "faces" / "web" / "urls.py"
WRITTEN = "*Written from the code by `python docs/build.py`; change the code, not this page.*"


def pages() -> dict[Path, str]:
    """Give every page that the code tells, by its path."""
    rendered: dict[str, Callable[[], Iterable[str]]] = {
        "problems.md": problems,
        "settings.md": settings,
        "tables.md": tables,
        "formats.md": formats,
        "techniques.md": techniques,
        "parts.cdx.json": parts,
    }
    if _there(COMMAND_LINE):
        rendered["commands.md"] = commands
    if ADDRESSES.exists():
        rendered["pages.md"] = addresses
    return {REFERENCE / name: "\n".join(render()).rstrip() + "\n" for name, render in rendered.items()}


def parts() -> Iterator[str]:
    """List every package that runs with Cordée, with its hashes, as a bill of materials in the CycloneDX form."""
    lock = (REFERENCE.parents[1] / "requirements" / "run.txt").read_text("utf-8")
    components = []
    for name, version, block in re.findall(r"^([\w.-]+)==([^\s;\\]+)([^\n]*(?:\n    --hash[^\n]*)*)", lock, re.MULTILINE):
        hashes = [{"alg": "SHA-256", "content": one} for one in sorted(re.findall(r"sha256:([0-9a-f]{64})", block))]
        components.append(
            {"type": "library", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}", "hashes": hashes}
        )
    for script in sorted(VENDORED.glob("*/*.min.js")):
        version = next(iter(re.findall(r'version:"([\d.]+)"', script.read_text("utf-8"))), "")
        name, hashed = script.parent.name, hashlib.sha256(script.read_bytes()).hexdigest()
        found = {"type": "library", "name": name, "version": version, "purl": f"pkg:npm/{name}.org@{version}"}
        components.append(found | {"hashes": [{"alg": "SHA-256", "content": hashed}]})
    about = {"component": {"type": "application", "name": "cordee", "version": cordee.__version__}}
    whole = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": about, "components": components}
    yield json.dumps(whole, indent=1)


def problems() -> Iterator[str]:
    """Render every problem with its code, and the reasons for refusing a row."""
    yield from _head("Problems", "Every message that a user can meet, by its code. A code never changes its meaning.")
    for problem in every_problem():
        yield from _problem(problem)
    yield from ("## Reasons in `rejected_rows`", "")
    yield from _table(
        ("reason", "English", "French"), ((f"`{name}`", text.en, text.fr) for name, text in sorted(REASONS.items()))
    )


def _problem(problem: type[Problem]) -> Iterator[str]:
    yield from (f"## {problem.code}", "", (problem.__doc__ or "").strip(), "")
    sentences = (problem.wrong, problem.found, problem.remedy, problem.standing)
    for language in LANGUAGES:
        yield "```text"
        first, *others = (getattr(text, language) for text in sentences)
        yield from (f"{problem.code}  {first}", *others, "```", "")


def settings() -> Iterator[str]:
    """Render what a team may change."""
    yield from _head("Settings", "What a team may change. A run notes which values it used.")
    rows = ((f"`{one.name}`", one.meaning.en, one.meaning.fr, f"{one.default}", f"{one.low} to {one.high}") for one in SETTINGS)
    yield from _table(("setting", "English", "French", "default", "bounds"), rows)
    yield from ("## Lines of `cordee.toml`", "", "What holds on this machine; `cordee serve` reads them when it starts.", "")
    lines = ((f"`{one.name}`", one.meaning.en, one.meaning.fr, f"`{one.default}`") for one in MACHINE)
    yield from _table(("line", "English", "French", "where it is not there"), lines)


def tables() -> Iterator[str]:
    """Render the contracts of facts and results."""
    yield from _head("Tables", "Every table that crosses a border, column by column. **Required** columns are never empty.")
    yield from ("## Facts", "", "Append-only; imports fill them. Every facts table begins with these columns:", "")
    yield from _columns(FACTS[0], lambda name: name in PROVENANCE_NAMES)
    for contract in FACTS:
        yield from _contract(contract, lambda name: name not in PROVENANCE_NAMES)
    yield from ("## Results", "", "Recomputed whole by every run; the previous runs are kept beside.", "")
    for contract in RESULTS:
        if contract in FACTS:
            yield from (f"### `{contract.name}`", "", "The facts table of that name, as of the run.", "")
        else:
            yield from _contract(contract, lambda name: True)
    yield from ("## Evidence", "", "The struct behind a figure.", "")
    yield from _table(("part", "type"), ((f"`{one.name}`", str(one.type)) for one in EVIDENCE_TYPE))


def _contract(contract: Contract, shown: Callable[[str], bool]) -> Iterator[str]:
    yield from (f"### `{contract.name}`", "", f"One row: {contract.row}. Sorted by {_names(contract.order)}.")
    if contract.events:
        yield "Rows are events: two of one key in one import are one."
    yield ""
    yield from _columns(contract, shown)


def _columns(contract: Contract, shown: Callable[[str], bool]) -> Iterator[str]:
    rows = (
        (f"`{one.name}`", one.kind, one.unit, "yes" if one.required else "", one.meaning)
        for one in contract.columns
        if shown(one.name)
    )
    yield from _table(("column", "kind", "unit", "required", "meaning"), rows)


def formats() -> Iterator[str]:
    """Render the files that are recognised."""
    yield from _head("Formats", "Files that are recognised by their content. `--as ID` names one by hand.")
    for format in sorted(FORMATS, key=lambda one: one.id):
        yield from (f"## `{format.id}`", "", f"{format.title.en} · {format.title.fr}", "")
        for section in format.sections:
            yield from _section(format, section)


def _section(format: Format, section: Section) -> Iterator[str]:
    if len(format.sections) > 1:
        yield from (f"### {section.table}", "")
    if section.facts is None:
        yield from (f"Known, not read: {section.unread}.", "")
        return
    if format.layout == "lines":
        yield from ("Free lines, one record a line; no headings.", "")
        return
    rows = ((f"`{one.name}`", one.kind, "yes" if one.required else "", ", ".join(one.headings)) for one in section.fields)
    yield from _table(("field", "kind", "required", "also headed"), rows)


def techniques() -> Iterator[str]:
    """Render the catalogue of techniques."""
    yield from _head("Techniques", "The catalogue, with the words by which sources call each; other words stay as they are.")
    for family, name in FAMILIES.items():
        yield from (f"## {name.en} · {name.fr}", "")
        rows = ((f"`{one.id}`", one.name.en, one.name.fr, ", ".join(one.words)) for one in TECHNIQUES if one.family == family)
        yield from _table(("id", "English", "French", "words in sources"), rows)


def commands() -> Iterator[str]:
    """Render the command line from the program itself."""
    import typer

    program: Any = typer.main.get_command(importlib.import_module(COMMAND_LINE).app)
    yield from _head(
        "Commands", "What `cordee` can be told. It ends with 0: done, 1: a problem in the data, explained, 2: wrong use."
    )
    yield from _command("cordee", program)


def _command(name: str, command: Any) -> Iterator[str]:
    inner = getattr(command, "commands", None)
    if inner:
        for word, one in sorted(inner.items()):
            if not one.hidden:
                yield from _command(f"{name} {word}", one)
        return
    yield from (f"## `{name}`", "", _plain(command.help or ""), "")
    shown = [one for one in command.params if not getattr(one, "hidden", False) and one.name != "help"]
    if shown:
        yield from _table(("word", "meaning", "default"), (_parameter(one) for one in shown))


def _parameter(one: Any) -> tuple[str, str, str]:
    option = one.param_type_name == "option"
    words = ", ".join(f"`{word}`" for word in (*one.opts, *one.secondary_opts)) if option else f"`{str(one.name).upper()}`"
    default = "" if callable(one.default) or one.default in (None, (), [], False, "") else f"`{one.default}`"
    return words, _plain(getattr(one, "help", None) or ""), "required" if one.required else default


def addresses() -> Iterator[str]:
    """Render the web's addresses with what each view says of itself, read without starting the web."""
    yield from _head("Pages", "Every address that `cordee serve` answers, and what is found there.")
    tree = ast.parse(ADDRESSES.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) in ("path", "re_path")]
    routes = [(call.args[0].value, ast.unparse(call.args[1])) for call in calls if isinstance(call.args[0], ast.Constant)]
    rows = ((f"`/{route}`", _said_of(view.split("(")[0])) for route, view in sorted(routes) if not view.startswith("include("))
    yield from _table(("address", "what it is"), rows)


def _said_of(view: str) -> str:
    """Give the first line of a view's docstring, wherever below the web the view stands."""
    module, _, name = view.removesuffix(".as_view").rpartition(".")
    wanted = f"{module.rpartition('.')[2]}.py" if module else "*.py"
    for file in sorted(ADDRESSES.parent.rglob(wanted)):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == name:
                return (ast.get_docstring(node) or "").partition("\n")[0]
    return ""


def _plain(text: str | Text) -> str:
    return " ".join((text.en if isinstance(text, Text) else text).split())


def _head(title: str, sentence: str) -> tuple[str, ...]:
    return (f"# {title}", "", sentence, "", WRITTEN, "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def main() -> None:
    """Write the pages, and say which changed."""
    REFERENCE.mkdir(exist_ok=True)
    for path, page in pages().items():
        if not path.exists() or path.read_text("utf-8") != page:
            path.write_text(page, "utf-8")
            sys.stdout.write(f"{path.name} written\n")


if __name__ == "__main__":
    main()
