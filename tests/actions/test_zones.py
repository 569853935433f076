"""A reader's clocks follow from their country, however a source names it; an unknown one leaves the workspace's zone."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from cordee.actions.zones import FRENCH, OTHERWISE, zones_of_country


@pytest.mark.parametrize("said", ["DE", "de", "Germany", " Allemagne "])
def test_a_country_is_known_by_its_code_and_its_names(said):
    assert "Europe/Berlin" in zones_of_country(said, "UTC")


@pytest.mark.parametrize("said", [*FRENCH, *OTHERWISE])
def test_every_name_of_ours_leads_to_zones_that_exist(said):
    found = zones_of_country(said, "")

    assert all(ZoneInfo(zone) for zone in found)
    assert found != ("",)


def test_a_country_with_several_clocks_gives_all():
    assert {"America/New_York", "America/Los_Angeles", "Pacific/Honolulu"} <= set(zones_of_country("United States", "UTC"))


@pytest.mark.parametrize("said", ["", "Atlantis", "EMEA"])
def test_an_unknown_country_leaves_the_workspace_zone(said):
    assert zones_of_country(said, "Europe/Paris") == ("Europe/Paris",)
