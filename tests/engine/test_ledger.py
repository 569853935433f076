"""The ledger of erasures: one line a person, whole or not at all, in the workspace and beside every backup."""

from __future__ import annotations

from itertools import permutations

import pytest

from cordee.core.vocabulary.problems import DamagedWorkspace
from cordee.engine.ledger import LEDGER, Entry, add_to_ledger, beside_backups, hashes, read_ledger, remember_place, tell_backups

ONE = Entry("erased-1", ("aa",), "2026-11-01T00:00:00+00:00")


def test_what_is_added_for_somebody_who_stands_there_is_one_line_with_every_hash(tmp_path):
    add_to_ledger(tmp_path, [ONE])
    add_to_ledger(tmp_path, [Entry("erased-1", ("bb",), "2026-12-01T00:00:00+00:00"), Entry("erased-2", ("bb",), "x")])

    first, second = read_ledger(tmp_path)

    assert (first.subjects, first.asked_at) == (("aa", "bb"), "2026-12-01T00:00:00+00:00")
    assert hashes([first, second]) == {"aa": "erased-1", "bb": "erased-1"}


def test_a_folder_of_backups_that_was_written_to_learns_of_later_erasures(tmp_path):
    workspace, safe = tmp_path / "workspace", tmp_path / "safe"
    (workspace / "journal").mkdir(parents=True)
    safe.mkdir()
    remember_place(workspace, "s", safe)
    assert not list(safe.iterdir())

    add_to_ledger(workspace, [ONE])
    lost = tell_backups(workspace, "s")

    assert lost == []
    assert read_ledger(safe / beside_backups("s")) == [ONE]


def test_a_folder_of_backups_that_is_gone_is_told(tmp_path):
    (tmp_path / "journal").mkdir()
    (tmp_path / "safe").mkdir()
    remember_place(tmp_path, "s", tmp_path / "safe")
    (tmp_path / "safe").rmdir()

    assert tell_backups(tmp_path, "s") == [tmp_path / "safe"]


def test_a_ledger_that_cannot_be_read_is_a_damaged_workspace(tmp_path):
    (tmp_path / LEDGER).write_text('{"opaque": 1}\n')

    with pytest.raises(DamagedWorkspace):
        read_ledger(tmp_path)


ERASED, LIFTED, AGAIN = (f"2026-1{month}-01T00:00:00+00:00" for month in (0, 1, 2))
STORY = (
    Entry("erased-1", ("aa",), ERASED),
    Entry("erased-1", ("aa",), ERASED, lifted_at=LIFTED),
    Entry("erased-1", ("bb",), AGAIN),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_latest_word_decides_in_whatever_order_ledgers_are_joined(tmp_path, order):
    for number in order:
        add_to_ledger(tmp_path, [STORY[number]])

    (found,) = read_ledger(tmp_path)

    assert (found.holds, found.subjects) == (True, ("aa", "bb"))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_whoever_came_back_is_kept_out_no_more_and_the_line_stays(tmp_path, order):
    for number in order:
        add_to_ledger(tmp_path, [STORY[number]])

    (found,) = read_ledger(tmp_path)

    assert not found.holds
    assert hashes([found]) == {}


def test_a_ledger_without_anybody_who_came_back_reads_as_it_always_did(tmp_path):
    add_to_ledger(tmp_path, [ONE])

    assert "lifted_at" not in (tmp_path / LEDGER).read_text()
