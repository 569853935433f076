"""The report: one file that opens anywhere, fetches nothing, and shows what stands in the results, no more."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from python_calamine import CalamineWorkbook

from cordee.actions.report import DataHeld, Report, SourceUse, gather
from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.faces.reports import report as module
from cordee.faces.reports import write
from cordee.faces.reports.report import render
from cordee.wiring import open_company
from tests.taking_in import NOW, take, workspace_in

LEADS = "mql_id,first_contact_date,landing_page_id,origin\n" + "".join(
    f"{number:032x},2018-02-{1 + number % 27:02d},{number:032x},{'paid_search' if number % 2 else 'social'}\n"
    for number in range(40)
)
EVIL = '<script>alert("1")</script>\'"&'
NO_EVIDENCE = unknown("no_closed_case", method="wilson").evidence()
EMPTY = Report("run", date(2026, 5, 1), DataHeld((), (), {}), (), 0, 0, (), {}, ())


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    take(folder, "olist_marketing_qualified_leads_dataset.csv", LEADS)
    made = open_company(workspace_in(folder).folder)
    made.clock = lambda: NOW
    made.run()
    return made


@pytest.fixture(scope="module")
def page(company):
    return write(company.folder / "report", company).read_text("utf-8")


class Reader(HTMLParser):
    """Notes the elements, ids, and words of a page; void elements apart, every element must close."""

    VOID = ("meta", "link", "br", "hr", "wbr")

    def __init__(self, page):
        super().__init__()
        self.elements, self.ids, self.open, self.links = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given[name] for name in ("href", "src", "popovertarget", "aria-labelledby") if name in given]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def technique(**changed):
    row = {
        "technique": "webinar", "family": "own_events", "touches": 10, "leads": 5, "closed": 4, "wins": 2, "won_rate": 0.5,
        "won_rate_evidence": Estimate(0.5, 4, 0.2, 0.8, method="wilson").evidence(), "difference": 0.1,
        "difference_evidence": Estimate(0.1, 4, -0.2, 0.4, method="newcombe").evidence(), "verdict": "unknown",
        "cases_before_we_know": 26, "best_bet": False, "cost_known": None, "cost_per_win": None, "currency": None,
        "money_evidence": unknown("no_cost", 2, method="money").evidence(), "days_to_win": None,
        "days_to_win_evidence": unknown("too_few", 4, method="kaplan_meier").evidence(),
    }  # fmt: skip
    return row | changed


def seen(item, share, n=10):
    return {
        "subject": "seen",
        "item": item,
        "share": share,
        "tracked_share": None,
        "evidence": Estimate(share, n, 0.0, 1.0).evidence(),
    }


def shown(report, language="en"):
    """Give the words of the page in one language, without its elements."""
    page = render(report, zone="Europe/Paris", language=language)
    own = page[page.index(f'<div id="{language}"') :]
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", own))


def test_the_page_fetches_nothing_and_runs_nothing(page):
    found = Reader(page)

    assert not re.findall(r"https?://(?!www\.w3\.org/)", page)
    assert not {"script", "iframe", "img", "link", "object", "embed"} & set(found.elements)
    assert not re.findall(r"\son[a-z]+=|javascript:|url\(|@import", page)
    assert set(found.links) <= {"#en", "#fr", "cordee.xlsx", *found.ids}


def test_the_page_is_well_formed_and_names_nothing_twice(page):
    found = Reader(page)

    assert not found.open
    assert len(found.ids) == len(set(found.ids))


def test_both_languages_are_in_the_file_and_the_workspaces_own_opens(company, page):
    assert 'lang="fr" class="page"' in page
    assert 'lang="en" class="page own"' in page
    assert page.index('id="fr"') < page.index('id="en"')

    french = write(company.folder / "report-fr", company, "fr").read_text("utf-8")
    assert '<html lang="fr">' in french
    assert 'lang="fr" class="page own"' in french


def test_the_page_says_the_date_first_and_the_data_before_the_techniques(company):
    words = shown(gather(company.reader(), company.run_info()))

    assert words.index("As of") < words.index("4 fields, 4 used.") < words.index("Which techniques")


def test_the_same_results_give_the_same_files(company, tmp_path):
    once, twice = (write(tmp_path / name, company).parent for name in ("a", "b"))

    assert all((once / name).read_bytes() == (twice / name).read_bytes() for name in ("index.html", "cordee.xlsx"))


def test_html_in_a_name_is_shown_not_run():
    account = {
        "organisation_id": "a", "name": EVIL, "industry": EVIL, "country": EVIL, "stage": "purchase", "stage_since": None,
        "breadth": 1, "people": 2, "touches_90_days": 3, "last_touch": None, "owner": EVIL, "evidence": NO_EVIDENCE | {"rows": EVIL},
    }  # fmt: skip
    held = DataHeld(
        (SourceUse(EVIL, EVIL, 1, 1, 0),),
        ({"field": EVIL, "format": EVIL, "filled_share": 1.0, "distinct_values": 2},),
        {EVIL: 3},
    )
    techniques = (technique(technique=EVIL, verdict="better"), technique(technique=EVIL, verdict="unknown", best_bet=True))
    report = Report(EVIL, date(2026, 5, 1), held, techniques, 2, 4, (seen("nothing", 0.2),), {"purchase": 1}, (account,))

    page = render(report, zone=EVIL, language="en", left_out=(EVIL,))

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not Reader(page).open


def test_an_empty_company_gets_a_page_that_says_what_to_do():
    words = shown(EMPTY)

    assert "drop your exports in inbox/" in words
    assert "0%" not in words


def test_the_answer_names_what_converts_better_with_both_rates():
    better = technique(verdict="better", won_rate=0.53, difference=0.29)

    assert "Better than the rest: webinars (53 won in a hundred, against 24)." in shown(
        dataclasses.replace(EMPTY, techniques=(better,), wins=2, closed=4)
    )


def test_what_has_no_known_source_is_never_praised_in_the_answer():
    unknown = technique(technique="unknown", family="unknown", verdict="better", won_rate=0.53, difference=0.29)

    assert "No technique stands out yet." in shown(dataclasses.replace(EMPTY, techniques=(unknown,), wins=2, closed=4))


@pytest.mark.parametrize(
    ("lacking", "said"),
    [(1, "about one more closed case"), (26, "about 26 more closed cases"), (401, "over 400 more closed cases")],
)
def test_an_unknown_verdict_says_what_would_settle_it(lacking, said):
    report = dataclasses.replace(EMPTY, techniques=(technique(cases_before_we_know=lacking),), wins=2, closed=4)

    assert said in shown(report)


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "before each of the 10 wins"), (0.1, "Before one of 10 wins"), (0.3, "Before 3 of 10 wins")]
)
def test_what_nobody_saw_is_said_in_cases(share, said):
    assert said in shown(dataclasses.replace(EMPTY, visibility=(seen("first", 1 - share), seen("nothing", share))))


def test_french_figures_have_french_spaces():
    words = shown(dataclasses.replace(EMPTY, techniques=(technique(),), wins=1234, closed=5678), "fr")

    assert "50\u00a0% entre 20 et 80" in words
    assert "connue : 5\u202f678 ; gagnées : 1\u202f234" in words.replace("\u00a0:", " :").replace("\u202f;", " ;")


def test_the_workbook_has_every_table_but_those_too_long(company, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LONG", {"timeline": 10})

    written = write(tmp_path, company)

    names = CalamineWorkbook.from_path(tmp_path / "cordee.xlsx").sheet_names
    assert "techniques" in names
    assert "timeline" not in names
    assert "too long for it: timeline" in written.read_text("utf-8")
