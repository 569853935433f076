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
from cordee.faces.cli import access, erase, export, reading, retention, words
from cordee.faces.cli import help as spoken
from cordee.faces.cli import show as layout
from cordee.faces.cli import taken as outcomes
from cordee.faces.cli.discard import discard
from cordee.faces.cli.list_words import listed, moment
from cordee.faces.cli.place import Folder, Named, company_at, workspace_among
from cordee.faces.cli.progress import Progress
from cordee.faces.cli.rooms import add_rooms
from cordee.faces.cli.said import remedies, said
from cordee.faces.cli.version import add_version
from cordee.faces.cli.words import say
from cordee.wiring import (
    FORMATS,
    RESULTS,
    Ask,
    Company,
    contract_named,
    create_company,
    invent,
    question,
    restore_company,
    simulate_company,
)

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="Cordée: influence marketing, measured."
)
add_rooms(app)
add_version(app)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the program hands to the command line: other faces, which it may not import itself."""

    report: Callable[[Company], Path] | None = None
    serve: Callable[[Path, str, int, bool, bool], None] | None = None
    demo_user: Callable[[Path], tuple[str, str]] | None = None
    settle: Callable[[Path], None] | None = None


_handed: list[Parts] = [Parts()]
WHY = (
    "One row whole instead of the table: each column with its meaning, each figure with its range, n and formula. "
    'Named by the table\'s key or its name: techniques --why webinar, accounts --why "Grand Atelier"; '
    "where two columns are the key, with a slash: visibility --why told/webinar."
)

Erasures = Annotated[list[Path] | None, typer.Option(help="Also a ledger of erasures: a file, or a workspace's folder.")]


@app.command()
def init(
    folder: Path,
    zone: Annotated[str, typer.Option(help="Zone of times that files give without one.")] = "Europe/Paris",
    language: Annotated[str, typer.Option(help="en or fr.")] = "",
) -> None:
    """Make a new workspace."""
    company = create_company(folder, zone=zone, language=language or words.language_of())
    say(words.CREATED, company, folder=folder)


@app.command("take-in")
def take_in(
    files: Annotated[list[str], typer.Argument(help="Files, or folders of files; the workspace may stand last.")],
    workspace: Named = None,
    as_format: reading.As = None,
    mapping: reading.Mapped = None,
    values: reading.Values = None,
    exported_on: reading.Day = None,
    dates: reading.Dates = None,
    fresh: reading.Fresh = False,
    progress_json: reading.JsonLines = False,
) -> None:
    """Take files in: recognised by content, read, kept with their original. Files with the headings of one that was
    corrected are read as it was. A file that is refused does not stop the others; the command ends with 1 then.
    """
    paths, folder = workspace_among(files)
    if not paths:
        raise typer.BadParameter(words.NO_FILES.in_language(words.language_of()))
    company = company_at(folder, workspace)
    how = reading.how(as_format, mapping, values, exported_on, dates, fresh=fresh)
    taken = company.take_in(paths, how, progress=Progress(progress_json, words.language_of(company.workspace.language)))
    outcomes.tell(company, taken, progress_json)
    if not progress_json and any(one.outcome for one in taken):
        say(words.NOW_RUN, company, folder=company.folder)
    if any(one.problem for one in taken):
        raise typer.Exit(1)


@app.command()
def run(
    folder: Folder = None,
    workspace: Named = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what was known by then counts.")] = None,
    again: Annotated[bool, typer.Option(help="Compute even where nothing changed.")] = False,
    progress_json: reading.JsonLines = False,
) -> None:
    """Take in what lies in inbox/, then compute every result afresh. A file that is refused goes to refused/ with its
    reason, the results are computed from the others, and the command ends with 1.
    """
    company = company_at(folder, workspace)
    progress = Progress(progress_json, words.language_of(company.workspace.language))
    taken = company.take_in(company.folder / "inbox", progress=progress)
    outcomes.tell(company, taken, progress_json)
    ran = company.run(as_of=as_of.date() if as_of else None, progress=progress, again=again)
    report = _write_report(company) if ran.computed else company.folder / "report" / "index.html"
    if progress_json:
        typer.echo(json.dumps({"done": {"run_id": ran.run_id, "as_of": ran.as_of.isoformat(), "computed": ran.computed}}))
    else:
        fields = company.rows("data_use", Ask(columns=("used",)))
        say(words.RAN if ran.computed else words.NOTHING_NEW, company, run=ran.run_id, date=ran.as_of)
        say(words.DATA_USED, company, fields=len(fields), used=sum(bool(row["used"]) for row in fields))
        say(words.READ_IT, company, folder=company.folder, report=report)
    if any(one.problem for one in taken):
        raise typer.Exit(1)


@app.command()
def show(
    table: Annotated[str, typer.Argument(help="accounts, techniques, cases, data_use …; without one all are listed.")] = "",
    folder: Folder = None,
    workspace: Named = None,
    where: Annotated[list[str] | None, typer.Option(help="column=value, also != > < >= <= and ~ (contains).")] = None,
    search: Annotated[str, typer.Option(help="Words to find in any text column.")] = "",
    order: Annotated[list[str] | None, typer.Option(help="Column to sort by, -column downwards.")] = None,
    columns: Annotated[str, typer.Option(help="Columns to give, with commas; ? lists them.")] = "",
    all_columns: Annotated[bool, typer.Option("--all-columns", help="Every column, not only the key figures.")] = False,
    limit: Annotated[int, typer.Option(help="Rows at most; 0 for all.")] = -1,
    output: Annotated[str, typer.Option("--format", help="table, csv, json, xlsx or parquet.")] = "table",
    why: Annotated[str | None, typer.Option(help=WHY)] = None,
    run_id: Annotated[str | None, typer.Option("--run", help="A kept run instead of the one that stands.")] = None,
) -> None:
    """Show a table of results: its key figures in 100 characters on a terminal; whole as csv, json, xlsx, parquet."""
    if not table:
        typer.echo(layout.tables(RESULTS, spoken.language_among([str(workspace or ".")])))
        return
    company = company_at(folder, workspace)
    contract, language = contract_named(table), words.language_of(company.workspace.language)
    if columns.strip() == layout.ASKS_NAMES:
        typer.echo(layout.names_of(contract, language))
        return
    chosen = tuple(name.strip() for name in columns.split(",") if name.strip())
    short = output == "table" and not chosen and not all_columns
    if short:
        chosen = layout.usual(contract)
    if chosen:  # a figure never goes without what stands behind it
        named = dict.fromkeys(one for name in chosen for one in (name, f"{name}_evidence"))
        chosen = tuple(name for name in named if name in contract.names or name in chosen)
    rows_at_most = {-1: 50 if output == "table" else None, 0: None}.get(limit, limit)
    ask = question(contract, columns=chosen, where=where or (), search=search, order=order or (), limit=rows_at_most)
    reader = company.reader(run_id)
    if why is not None:
        typer.echo(layout.record(export.one_row(reader, contract, why), contract, language))
        return
    answer = reader.answer(contract, ask)
    if output != "table":
        export.write(answer, contract, output)
        return
    if not answer.num_rows:
        say(words.EMPTY, company)
        return
    shown, heads = said(answer.to_pylist(), contract, language), layout.headed(contract, language)
    typer.echo(layout.as_text(shown, answer.column_names, most=layout.PAGE if short else None, heads=heads))
    for remedy in remedies(answer, contract):
        say(remedy, company)
    total = reader.count(contract, ask)
    if total > answer.num_rows:
        say(words.MORE, company, shown=answer.num_rows, n=total)
    hidden = [name for name in contract.names if name not in chosen and not name.endswith("evidence")]
    if short and hidden:
        say(words.SHORT, company, n=len(hidden))


@app.command()
def diff(before: str, after: str, folder: Folder = None, workspace: Named = None) -> None:
    """Say what changed between two runs, as JSON."""
    typer.echo(json.dumps(asdict(company_at(folder, workspace).diff(before, after)), ensure_ascii=False, indent=1, default=str))


@app.command()
def imports(folder: Folder = None, workspace: Named = None) -> None:
    """List what was taken in."""
    company = company_at(folder, workspace)
    there = company.imports()
    if not there:
        say(words.NO_IMPORTS, company, folder=company.folder)
        return
    language, zone = words.language_of(company.workspace.language), company.workspace.zone
    rows = [{"id": one.id, "file": one.file, "format": one.format, "rows": one.rows, "refused": one.refused,
             "taken_in": moment(one.taken_in_at, zone), "known_at": words.known_at(one.known_at, one.known_because, language)}
            for one in there]  # fmt: skip
    typer.echo(listed(rows, language))


@app.command()
def undo(import_id: str, folder: Folder = None, workspace: Named = None) -> None:
    """Undo an import; its original stays."""
    company = company_at(folder, workspace)
    entry = company.undo(import_id)
    say(words.UNDONE if entry.original else words.UNDONE_GONE, company, id=entry.id, file=entry.file, folder=company.folder)


app.command("read-again")(reading.read_again)
app.command()(discard)


@app.command()
def formats() -> None:
    """List the formats that are recognised."""
    language = words.language_of()
    rows = [{"format": one.id, "vendor": one.vendor, "what": one.title.in_language(language),
             "read": words.READ[any(section.facts for section in one.sections)].in_language(language)} for one in FORMATS]  # fmt: skip
    typer.echo(listed(rows, language))


@app.command()
def settings(
    changes: Annotated[
        list[str] | None, typer.Argument(help="name=value, as often as needed; the workspace may stand last.")
    ] = None,
    workspace: Named = None,
) -> None:
    """Show the team's settings, or change them."""
    pairs, folder = workspace_among(changes or [])
    company = company_at(folder, workspace)
    wanted = reading.pairs(pairs)
    try:
        if wanted:
            company.change_settings({name: int(value) for name, value in wanted.items()})
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    rows = [{"setting": name, "value": value} for name, value in sorted(company.workspace.settings.items())]
    typer.echo(listed(rows, words.language_of(company.workspace.language)))


@app.command()
def simulate(
    folder: Path,
    organisations: Annotated[int, typer.Option(min=50, max=100_000)] = 400,
    months: Annotated[int, typer.Option(min=3, max=120)] = 24,
    seed: Annotated[int, typer.Option()] = 1,
) -> None:
    """Invent a market: exports as vendors write them, and truth.json with what is true in it."""
    invent(folder, organisations=organisations, months=months, seed=seed)
    say(words.SIMULATED, organisations=organisations, months=months, folder=folder)


@app.command()
def serve(
    folder: Folder = None,
    workspace: Named = None,
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Which port.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the first page in the browser.")] = False,
    once: Annotated[bool, typer.Option(help="Stop as soon as the first page was answered.")] = False,
) -> None:
    """Serve the pages on this machine; without users it prints a one-time link to make the first."""
    company = company_at(folder, workspace)
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
    parts = _handed[-1]
    if parts.settle is None or parts.demo_user is None or parts.serve is None:
        raise typer.BadParameter("this program has no pages")
    parts.settle(folder)  # the pages' own settings hold for the records from the first
    if not (folder / "results" / "current").exists():
        company = simulate_company(
            folder, organisations=organisations, voices=True, language=words.language_of(), progress=Progress(False)
        )
        _write_report(company)
    email, password = parts.demo_user(folder)
    say(words.DEMO, email=email, password=password)
    parts.serve(folder, "127.0.0.1", port, False, once)


@app.command()
def doctor(folder: Folder = None, workspace: Named = None) -> None:
    """Look the workspace and this machine over, and say what to do."""
    company = company_at(folder, workspace)
    language = words.language_of(company.workspace.language)
    worst = False
    for finding in company.doctor():
        says, remedy = finding.sentences(language)
        state, check = (
            known[name].in_language(language) if name in known else name
            for known, name in ((words.STATES, finding.state), (words.CHECKS, finding.check))
        )
        colon = "\u00a0:" if language == "fr" else ":"
        typer.echo(f"{state:10} {check}{colon} {says} {remedy}".rstrip())
        worst = worst or finding.state == "wrong"
    if worst:
        raise typer.Exit(1)


@app.command()
def backup(target: Path, folder: Folder = None, workspace: Named = None) -> None:
    """Keep everything in one file, also while the pages are served."""
    company = company_at(folder, workspace)
    made = company.backup(target)
    say(words.KEPT, company, path=made.path)


@app.command()
def restore(archive: Path, folder: Path, erasures: Erasures = None) -> None:
    """Bring a backup back into a new folder; whoever was erased since stays erased."""
    restore_company(archive, folder, erasures=erasures or ())
    say(words.RESTORED, folder=folder)


app.command("erase")(erase.erase)
app.command("let-back")(erase.let_back)
app.command("retention")(retention.retention)
app.command("reset-second-factor")(access.reset_second_factor)
app.command("password-link")(access.password_link)
app.command("change-link-key")(access.change_link_key)


def _write_report(company: Company) -> Path:
    report = _handed[-1].report
    return report(company) if report is not None else company.folder / "report" / "index.html"


def main(arguments: list[str] | None = None, parts: Parts | None = None) -> None:
    """Run a command; a problem is told in four sentences and ends with 1."""
    _handed.append(parts or Parts())
    given = arguments if arguments is not None else sys.argv[1:]
    language = spoken.language_among(given)
    try:
        spoken.in_language(app, language)(args=given, prog_name="cordee")
    except Problem as problem:
        as_json = "--progress-json" in given
        text = problem.in_language(language)
        if as_json:
            typer.echo(json.dumps({"problem": text, "code": problem.code}, ensure_ascii=False))
        typer.echo(text, err=True)
        sys.exit(1)


__all__ = ["Parts", "app", "main"]
