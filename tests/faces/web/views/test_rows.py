"""The rows behind a figure: every table of results opens, in both languages."""

from __future__ import annotations

import pytest

from cordee.core.vocabulary.results import RESULTS
from tests.site import client_of


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_table_of_results_opens_with_its_rows(site, language):
    reader = client_of("administrator", language=language)
    filled = {one.name for one in RESULTS if site.rows(one.name)}

    pages = {name: reader.get(f"/rows/{name}/") for name in filled}

    assert {"techniques", "accounts", "cases", "credits", "stages", "data_use"} <= filled
    assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(filled, 200)
    assert all(b"<td" in page.content for page in pages.values())


def test_a_number_under_a_name_that_elsewhere_means_a_technique_is_shown_as_a_number(site):
    told = next(row for row in site.rows("techniques") if row["technique"] == "webinar")["told"]

    page = client_of("reader").get("/rows/techniques/?technique=webinar").content.decode()

    assert isinstance(told, int)
    assert f">{told}<" in page
