"""The report of a run: one self-contained page in both languages, and the workbook of its tables beside it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from cordee.actions.export import MOST_ROWS, to_xlsx
from cordee.actions.report import Report, gather
from cordee.core.vocabulary import figures
from cordee.core.vocabulary.results import IDENTITY_LINKS, RESULTS, TIMELINE
from cordee.core.vocabulary.results_of_portraits import CONSENTS_COLUMN
from cordee.core.vocabulary.text import LANGUAGES, Language
from cordee.engine.atomic import disk_problems, write_whole
from cordee.faces.reports import offers, pictures, sections, words
from cordee.faces.reports.html import Html, element, joined
from cordee.faces.reports.speech import Speaker
from cordee.wiring import Company

PAGE = "index.html"
WORKBOOK = "cordee.xlsx"
LONG = {IDENTITY_LINKS.name: 100_000, TIMELINE.name: 100_000}
NOTHING_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write(folder: Path, company: Company, language: Language | None = None) -> Path:
    """Write ``index.html`` and ``cordee.xlsx`` of the results that stand; give the page's path.

    Parameters
    ----------
    folder
        Where the two files go; each is replaced whole.
    company
        Whose results.
    language
        Which the page opens in, and of the workbook's last sheet; the workspace's by default.
    """
    spoken: Language = language or ("fr" if company.workspace.language.startswith("fr") else "en")
    info = company.run_info()
    report = gather(company.reader(str(info["run_id"])), info, offers=company.offers())
    kept = [one for one in RESULTS if CONSENTS_COLUMN not in one.names]  # a file cannot forget what somebody takes back
    rows: dict[str, int] = {contract.name: int(info["rows"].get(contract.name, 0)) for contract in kept}
    left_out = tuple(name for name, number in rows.items() if number > LONG.get(name, MOST_ROWS))
    tables = {name: company.table(name, run_id=str(info["run_id"])) for name in rows if name not in left_out}
    folder.mkdir(parents=True, exist_ok=True)
    with disk_problems(folder):
        write_whole(folder / WORKBOOK, to_xlsx(tables, language=spoken))
        page = render(report, zone=company.workspace.zone, language=spoken, left_out=left_out)
        write_whole(folder / PAGE, page.encode("utf-8"))
    return folder / PAGE


def render(report: Report, *, zone: str, language: Language, left_out: tuple[str, ...] = ()) -> str:
    """Give the whole page. Both languages are in it; ``#en`` and ``#fr`` choose, and no script is needed."""
    others = [one for one in LANGUAGES if one != language]
    pages = [_page(report, one, zone=zone, own=one == language, left_out=left_out) for one in (*others, language)]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=NOTHING_OUTSIDE),
        element("meta", name="robots", content="noindex"),
        element("title", f"{words.TITLE.in_language(language)} · Cordée"),
        element("style", Html(resources.files("cordee.faces.reports").joinpath("report.css").read_text("utf-8"))),
    )
    return f"<!doctype html>\n{element('html', head, element('body', pages), lang=language)}\n"


def _page(report: Report, language: Language, *, zone: str, own: bool, left_out: tuple[str, ...]) -> Html:
    speaker = Speaker(language)
    other = next(one for one in LANGUAGES if one != language)
    brand = element("span", pictures.rope(), "Cordée", class_="brand")
    switch = element("a", speaker.say(words.OTHER), class_="lang", href=f"#{other}", lang=other, hreflang=other)
    as_of = speaker.say(words.AS_OF, day=figures.day(report.as_of, language), zone=_zone(speaker, zone), run=report.run_id)
    before, after = speaker.say(words.WORKBOOK, file="\0").split("\0")
    workbook = joined(before, element("a", WORKBOOK, href=WORKBOOK, download=True), after)
    notes = [element("p", as_of, class_="asof"), element("p", workbook, class_="asof")]
    if left_out:
        notes.append(element("p", speaker.say(words.LEFT_OUT, tables=", ".join(left_out)), class_="asof"))
    return element(
        "div",
        element("header", brand, switch, class_="top"),
        element(
            "main",
            element("div", element("h1", speaker.say(words.TITLE)), notes, class_="head"),
            sections.data(speaker, report.data),
            sections.techniques(speaker, report),
            sections.visibility(speaker, report),
            sections.accounts(speaker, report),
            offers.offers(speaker, report.offers),
            class_="sections",
        ),
        element("footer", element("p", speaker.say(words.FOOT), class_="note")),
        id=language,
        lang=language,
        class_="page own" if own else "page",
    )


def _zone(speaker: Speaker, zone: str) -> str:
    """Name the zone of the times as its readers do: Paris time."""
    area, _, city = zone.rpartition("/")
    return speaker.say(words.ZONE_CITY if area else words.ZONE_OTHER, city=city.replace("_", " "))
