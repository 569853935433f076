"""The command line: every verb, with its words; exit codes 0 done, 1 a problem in the data, 2 wrong use."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cordee.core.vocabulary.problems import Problem
from cordee.core.vocabulary.text import Text
from cordee.faces.cli import export, words
from cordee.faces.cli import show as layout
from cordee.wiring import (
    FORMATS,
    Ask,
    Company,
    How,
    Taken,
    contract_named,
    create_company,
    find_company,
    invent,
    open_company,
    question,
    restore_company,
    simulate_company,
)

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="Cordée: influence marketing, measured."
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the program hands to the command line: other faces, which it may not import itself."""

    report: Callable[[Company], Path] | None = None
    serve: Callable[[Path, str, int, bool, bool], None] | None = None
    demo_user: Callable[[Path], tuple[str, str]] | None = None


_handed: list[Parts] = [Parts()]

Folder = Annotated[Path | None, typer.Option("--workspace", help="The workspace; default: the nearest folder upward.")]
Place = Annotated[Path | None, typer.Argument(help="The workspace, instead of --workspace.")]
JsonLines = Annotated[bool, typer.Option("--progress-json", help="Progress and result as lines of JSON.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]


def _company(folder: Path | None) -> Company:
    return open_company(folder) if folder is not None else find_company()


def _say(text: Text, company: Company | None = None, **facts: object) -> None:
    language = words.language_of(company.workspace.language if company else None)
    typer.echo(text.in_language(language, **facts))


class _Progress:
    """Shows progress: one line that rewrites itself on a terminal, or lines of JSON."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self.live = not as_json and sys.stderr.isatty()

    def __call__(self, stage: str, share: float) -> None:
        if self.as_json:
            typer.echo(json.dumps({"stage": stage, "share": round(share, 3)}, ensure_ascii=False))
            sys.stdout.flush()
        elif self.live:
            end = "\n" if share >= 1.0 else ""
            typer.echo(f"\r\033[K{int(share * 100):3d} %  {stage}{end}", err=True, nl=False)


@app.command()
def init(
    folder: Path,
    zone: Annotated[str, typer.Option(help="Zone of times that files give without one.")] = "Europe/Paris",
    language: Annotated[str, typer.Option(help="en or fr.")] = "",
) -> None:
    """Make a new workspace."""
    company = create_company(folder, zone=zone, language=language or words.language_of())
    _say(words.CREATED, company, folder=folder)


@app.command("take-in")
def take_in(
    files: list[Path],
    workspace: Folder = None,
    as_format: Annotated[str | None, typer.Option("--as", help="The format, where it is not recognised.")] = None,
    mapping: Annotated[list[str] | None, typer.Option("--map", help='field="column heading", as often as needed.')] = None,
    exported_on: Day = None,
    dates: Annotated[str | None, typer.Option(help="dmy or mdy: order of numeric dates.")] = None,
    progress_json: JsonLines = False,
) -> None:
    """Take files in: recognised by content, read, kept with their original."""
    company = _company(workspace)
    if dates not in (None, "dmy", "mdy"):
        raise typer.BadParameter("dmy or mdy", param_hint="--dates")
    how = How(
        as_format,
        _pairs(mapping),
        exported_on.date() if exported_on else None,
        "mdy" if dates == "mdy" else "dmy" if dates else None,
    )
    taken = company.take_in(list(files), how, progress=_Progress(progress_json))
    _report_taken(company, taken, progress_json)
    if any(one.problem for one in taken):
        raise typer.Exit(1)


@app.command()
def run(
    place: Place = None,
    workspace: Folder = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what was known by then counts.")] = None,
    again: Annotated[bool, typer.Option(help="Compute even where nothing changed.")] = False,
    progress_json: JsonLines = False,
) -> None:
    """Take in what lies in inbox/, then compute every result afresh."""
    company = _company(place or workspace)
    progress = _Progress(progress_json)
    taken = company.take_in(company.folder / "inbox", progress=progress)
    _report_taken(company, taken, progress_json)
    ran = company.run(as_of=as_of.date() if as_of else None, progress=progress, again=again)
    report = _write_report(company) if ran.computed else company.folder / "report" / "index.html"
    if progress_json:
        typer.echo(json.dumps({"done": {"run_id": ran.run_id, "as_of": ran.as_of.isoformat(), "computed": ran.computed}}))
    else:
        fields = company.rows("data_use", Ask(columns=("used",)))
        _say(words.RAN if ran.computed else words.NOTHING_NEW, company, run=ran.run_id, date=ran.as_of)
        _say(words.DATA_USED, company, fields=len(fields), used=sum(bool(row["used"]) for row in fields))
        _say(words.READ_IT, company, folder=company.folder, report=report)
    if any(one.problem for one in taken):
        raise typer.Exit(1)


@app.command()
def show(
    table: str,
    workspace: Folder = None,
    where: Annotated[list[str] | None, typer.Option(help="column=value, also != > < >= <= and ~ (contains).")] = None,
    search: Annotated[str, typer.Option(help="Words to find in any text column.")] = "",
    order: Annotated[list[str] | None, typer.Option(help="Column to sort by, -column downwards.")] = None,
    columns: Annotated[str, typer.Option(help="Columns to show, with commas.")] = "",
    limit: Annotated[int, typer.Option(help="Rows at most; 0 for all.")] = -1,
    output: Annotated[str, typer.Option("--format", help="table, csv, json, xlsx or parquet.")] = "table",
    why: Annotated[str | None, typer.Option(help="Show one row whole, with what stands behind its figures.")] = None,
    run_id: Annotated[str | None, typer.Option("--run", help="A kept run instead of the one that stands.")] = None,
) -> None:
    """Show a table of results."""
    company = _company(workspace)
    contract = contract_named(table)
    chosen = tuple(name.strip() for name in columns.split(",") if name.strip())
    if chosen:  # a figure never goes without what stands behind it
        named = dict.fromkeys(one for name in chosen for one in (name, f"{name}_evidence"))
        chosen = tuple(name for name in named if name in contract.names or name in chosen)
    rows_at_most = {-1: 50 if output == "table" else None, 0: None}.get(limit, limit)
    ask = question(contract, columns=chosen, where=where or (), search=search, order=order or (), limit=rows_at_most)
    reader = company.reader(run_id)
    if why is not None:
        typer.echo(layout.record(export.one_row(reader, contract, why), contract))
        return
    answer = reader.answer(contract, ask)
    if output != "table":
        export.write(answer, contract, output)
        return
    if not answer.num_rows:
        _say(words.EMPTY, company)
        return
    typer.echo(layout.as_text(answer.to_pylist(), answer.column_names))
    total = reader.count(contract, ask)
    if total > answer.num_rows:
        _say(words.MORE, company, shown=answer.num_rows, n=total)


@app.command()
def diff(before: str, after: str, workspace: Folder = None) -> None:
    """Say what changed between two runs, as JSON."""
    typer.echo(json.dumps(asdict(_company(workspace).diff(before, after)), ensure_ascii=False, indent=1, default=str))


@app.command()
def imports(workspace: Folder = None) -> None:
    """List what was taken in."""
    company = _company(workspace)
    listed = company.imports()
    if not listed:
        _say(words.NO_IMPORTS, company)
        return
    rows = [{"id": one.id, "file": one.file, "format": one.format, "rows": one.rows, "refused": one.refused,
             "taken_in": one.taken_in_at[:16], "known_at": f"{one.known_at} ({one.known_because})"} for one in listed]  # fmt: skip
    typer.echo(layout.as_text(rows, list(rows[0])))


@app.command()
def undo(import_id: str, workspace: Folder = None) -> None:
    """Undo an import; its original stays."""
    company = _company(workspace)
    entry = company.undo(import_id)
    _say(words.UNDONE if entry.original else words.UNDONE_GONE, company, id=entry.id, file=entry.file)


@app.command()
def formats() -> None:
    """List the formats that are recognised."""
    language = words.language_of()
    rows = [{"format": one.id, "vendor": one.vendor, "what": one.title.in_language(language),
             "read": "yes" if any(section.facts for section in one.sections) else "known, not read"} for one in FORMATS]  # fmt: skip
    typer.echo(layout.as_text(rows, list(rows[0])))


@app.command()
def settings(
    changes: Annotated[list[str] | None, typer.Argument(help="name=value, as often as needed.")] = None, workspace: Folder = None
) -> None:
    """Show the team's settings, or change them."""
    company = _company(workspace)
    wanted = _pairs(changes)
    try:
        if wanted:
            company.change_settings({name: int(value) for name, value in wanted.items()})
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    rows = [{"setting": name, "value": value} for name, value in sorted(company.workspace.settings.items())]
    typer.echo(layout.as_text(rows, ["setting", "value"]))


@app.command()
def simulate(
    folder: Path,
    organisations: Annotated[int, typer.Option(min=50, max=100_000)] = 400,
    months: Annotated[int, typer.Option(min=3, max=120)] = 24,
    seed: Annotated[int, typer.Option()] = 1,
) -> None:
    """Invent a market: exports as vendors write them, and truth.json with what is true in it."""
    invent(folder, organisations=organisations, months=months, seed=seed)
    _say(words.SIMULATED, organisations=organisations, months=months, folder=folder)


@app.command()
def serve(
    place: Place = None,
    workspace: Folder = None,
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Which port.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the first page in the browser.")] = False,
    once: Annotated[bool, typer.Option(help="Stop as soon as the first page was answered.")] = False,
) -> None:
    """Serve the pages on this machine; without users it prints a one-time link to make the first."""
    company = _company(place or workspace)
    serving = _handed[-1].serve
    if serving is None:
        raise typer.BadParameter("this program has no pages")
    serving(company.folder, host, port, open_browser, once)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where the invented company goes.")] = Path("demo"),
    organisations: Annotated[int, typer.Option(min=50, max=100_000)] = 400,
    port: Annotated[int, typer.Option(help="Which port.")] = 8000,
    once: Annotated[bool, typer.Option(help="Stop as soon as the first page was answered.")] = False,
) -> None:
    """Invent a company, run everything, print the demo login, serve the pages."""
    if not (folder / "results" / "current").exists():
        company = simulate_company(folder, organisations=organisations, progress=_Progress(False))
        _write_report(company)
    parts = _handed[-1]
    if parts.demo_user is None or parts.serve is None:
        raise typer.BadParameter("this program has no pages")
    email, password = parts.demo_user(folder)
    _say(words.DEMO, email=email, password=password)
    parts.serve(folder, "127.0.0.1", port, False, once)


@app.command()
def doctor(workspace: Folder = None) -> None:
    """Look the workspace and this machine over, and say what to do."""
    company = _company(workspace)
    language = words.language_of(company.workspace.language)
    worst = False
    for finding in company.doctor():
        says, remedy = finding.sentences(language)
        typer.echo(f"{finding.state:8} {finding.check}: {says} {remedy}".rstrip())
        worst = worst or finding.state == "wrong"
    if worst:
        raise typer.Exit(1)


@app.command()
def backup(target: Path, workspace: Folder = None) -> None:
    """Keep everything in one file, also while the pages are served."""
    company = _company(workspace)
    made = company.backup(target)
    _say(words.KEPT, company, path=made.path)


@app.command()
def restore(archive: Path, folder: Path) -> None:
    """Bring a backup back into a new folder."""
    restore_company(archive, folder)
    _say(words.RESTORED, folder=folder)


def _report_taken(company: Company, taken: list[Taken], as_json: bool) -> None:
    language = words.language_of(company.workspace.language)
    for one in taken:
        if as_json:
            problem = one.problem.in_language(language) if one.problem else None
            entry = one.outcome.entry if one.outcome else None
            typer.echo(json.dumps({"file": one.path.name, "problem": problem, "import": entry.id if entry else None,
                                   "rows": entry.rows if entry else 0, "refused": entry.refused if entry else 0}))  # fmt: skip
        elif one.problem:
            typer.echo(one.problem.in_language(language), err=True)
        elif one.outcome:
            _report_outcome(company, one)
    if not as_json and any(one.outcome and one.outcome.entry.refused and not one.outcome.already for one in taken):
        _say(words.SEE_REFUSED, company)


def _report_outcome(company: Company, one: Taken) -> None:
    outcome = one.outcome
    if outcome is None:
        return
    entry = outcome.entry
    if outcome.already:
        _say(words.ALREADY, company, file=one.path.name, id=entry.id)
        return
    _say(words.TAKEN, company, file=one.path.name, format=entry.format, rows=entry.rows, refused=entry.refused)
    if not entry.original:
        _say(words.NOT_KEPT, company)
    for section in entry.sections:
        if not section["read"]:
            _say(words.NOT_READ, company, table=section["table"], why=section["unread"])
        elif entry.format.startswith("table."):
            _say(words.COLUMNS, company, table=section["table"], pairs=layout.pairs(section["columns"].items()))
            if section["left"]:
                _say(words.UNUSED, company, headings=", ".join(section["left"]))
            _say(words.DATES, company, order=section["dates"], zone=section["zone"])
        if section["repeated"]:
            _say(words.REPEATED, company, n=section["repeated"])


def _write_report(company: Company) -> Path:
    report = _handed[-1].report
    return report(company) if report is not None else company.folder / "report" / "index.html"


def _pairs(texts: list[str] | None) -> dict[str, str]:
    found = {}
    for text in texts or []:
        name, mark, value = text.partition("=")
        if not mark or not name.strip() or not value.strip():
            raise typer.BadParameter(words.BAD_PAIR.in_language(words.language_of(), pair=text))
        found[name.strip()] = value.strip().strip("\"'")
    return found


def main(arguments: list[str] | None = None, parts: Parts | None = None) -> None:
    """Run a command; a problem is told in four sentences and ends with 1."""
    _handed.append(parts or Parts())
    try:
        app(args=arguments, prog_name="cordee")
    except Problem as problem:
        as_json = "--progress-json" in (arguments if arguments is not None else sys.argv)
        text = problem.in_language(words.language_of())
        if as_json:
            typer.echo(json.dumps({"problem": text, "code": problem.code}, ensure_ascii=False))
        typer.echo(text, err=True)
        sys.exit(1)


__all__ = ["Parts", "app", "main"]
