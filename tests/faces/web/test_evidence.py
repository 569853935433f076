"""No figure stands without what it rests on; what is not known is a dash with its reason; what came from files is escaped."""

from __future__ import annotations

import re

import pytest

from cordee.faces.web.evidence import line, rows_address, why
from cordee.faces.web.speech import Words
from tests.faces.web.conftest import NASTY
from tests.site import client_of

FIGURE = re.compile(r'<div class="fig( none)?">.*?<div class="fig-ev">(.*?)</div></div>', re.DOTALL)
DASH = re.compile(r'<span class="dash">–</span>\s*(<span class="ev">[^<]+</span>)?')
SHARE = {
    "n": 22,
    "low": 0.16,
    "high": 0.53,
    "reason": None,
    "since": None,
    "until": None,
    "formula": "wilson",
    "rows": "cases?technique=webinar",
}


def pages(site):
    account = site.rows("accounts")[0]["organisation_id"]
    return ("/", "/results/techniques/", "/data/use/", f"/account/{account}")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_figure_stands_without_its_evidence(site, language):
    client = client_of("reader", language)
    for page in pages(site):
        figures = FIGURE.findall(client.get(page).content.decode())

        assert figures or page == "/results/techniques/"
        assert all(re.sub(r"<[^>]+>", "", said).strip() and 'class="why"' in said for _, said in figures), page


def test_what_is_not_known_is_a_dash_with_its_reason(site):
    client = client_of("reader")
    nobody_measured = site.rows("accounts")
    account = next(row for row in nobody_measured if row["name"] == "Firme 1")["organisation_id"]

    text = client.get(f"/account/{account}").content.decode()
    techniques = client.get("/results/techniques/").content.decode()

    assert '<div class="fig none">' in text
    assert "no length was measured" in text
    assert "no cost was taken in" in techniques
    assert all(reason for reason in DASH.findall(techniques))


@pytest.mark.parametrize("page", ["/accounts/?q=script", "/search/?q=script", "/rows/accounts/", "/rows/cases/"])
def test_html_in_a_name_is_shown_not_run(site, page):
    text = client_of("reader").get(page).content.decode()

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text or page == "/rows/cases/"


def test_html_in_the_address_is_shown_not_run(site):
    text = client_of("reader").get("/search/?q=<b>x</b>").content.decode()

    assert "<b>x</b>" not in text


def test_the_account_with_a_nasty_name_has_its_page(site):
    account = next(row for row in site.rows("accounts") if row["name"] == NASTY)

    text = client_of("reader").get(f"/account/{account['organisation_id']}").content.decode()

    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_a_share_says_its_range_and_its_cases():
    assert line(Words("en"), SHARE) == "between 16 and 53 · 22 cases"
    assert line(Words("fr"), SHARE, hits=7) == "entre 16 et 53 · 7 sur 22"


def test_a_figure_without_a_range_says_why_not():
    nothing = SHARE | {"n": 0, "low": None, "high": None, "reason": "no_closed_case"}

    assert line(Words("en"), nothing) == "no closed case yet"
    assert ("How sure", "no closed case yet") in why(Words("en"), "x", nothing).parts


def test_the_rows_behind_a_figure_have_a_page_where_they_are_results():
    assert rows_address("cases?technique=webinar") == "/rows/cases/?technique=webinar"
    assert rows_address("costs?technique=webinar") == ""
