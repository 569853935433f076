"""An account's page: its touches as a list, the latest ones, with the way to all of them."""

from __future__ import annotations

import re

from tests.faces.web.conftest import company, site
from tests.site import client_of

__all__ = ["company", "site"]


LIST = re.compile(r'<details class="more">.*?</details>', re.DOTALL)


def the_list(site, language="en"):
    busiest = max(site.rows("accounts"), key=lambda one: one["touches"])
    page = client_of("marketing", language).get(f"/account/{busiest['organisation_id']}?span=730").content.decode()
    return busiest["touches"], LIST.search(page)[0]


def test_where_touches_are_few_all_are_listed_and_none_is_said_to_be_missing(site):
    touches, listed = the_list(site)

    assert listed.count('<th scope="row"') == touches > 0
    assert "not listed here" not in listed


def test_of_many_touches_the_latest_are_listed_the_others_counted_and_one_click_away(site, monkeypatch):
    monkeypatch.setattr("cordee.faces.web.views.account.LISTED", 0)

    touches, listed = the_list(site, "fr")

    assert '<th scope="row"' not in listed
    assert touches == 1
    assert "La plus ancienne ne figure pas ici." in listed
    link = re.search(r'href="(/rows/timeline/[^"]+)">Voir toutes les interactions', listed)[1].replace("&amp;", "&")
    assert client_of("marketing").get(link).status_code == 200
