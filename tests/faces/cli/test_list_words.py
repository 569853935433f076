"""Lists on a terminal have French heads, and moments as the workspace's clocks show them."""

from __future__ import annotations

from cordee.faces.cli import list_words
from cordee.faces.cli.list_words import listed, moment
from cordee.wiring import create_company
from tests.faces.cli.test_main import DEALS, call

ENGLISH = ("rows", "refused", "taken_in", "known_at", "taken in")


def test_a_list_of_imports_is_headed_in_french_and_in_english_by_ids(tmp_path):
    mine = create_company(tmp_path / "mine", language="fr", zone="Pacific/Auckland")
    (tmp_path / "deals.csv").write_text(DEALS)
    mine.take_in(tmp_path / "deals.csv")
    when = moment(mine.imports()[0].taken_in_at, "Pacific/Auckland")

    french, english = call("imports", mine.folder, language="fr").output, call("imports", mine.folder).output

    assert "importé le" in french
    assert "jour de l’import" in french
    assert not [word for word in ENGLISH if word in french]
    assert when in french
    assert when in english
    assert "taken_in" in english


def test_a_moment_without_a_zone_is_in_utc():
    assert moment("2026-01-01T23:30:00", "Europe/Paris") == "2026-01-02 00:30"
    assert moment("2026-01-01T23:30:00+00:00", "UTC") == "2026-01-01 23:30"


def test_every_head_of_a_list_can_be_told_apart():
    rows = [dict.fromkeys(list_words.HEADS, "x")]

    assert listed(rows, "en").splitlines()[0].split() == list(list_words.HEADS)
