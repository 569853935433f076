"""The ledger of withdrawals: lines are added, never changed, in the workspace and beside its backups."""

from __future__ import annotations

from cordee.engine.ledger import remember_place
from cordee.engine.withdrawn import WITHDRAWN, add_lines, add_missing, leave_beside, read_lines, tell_withdrawn, withdrawn_beside

ONE, TWO = {"kind": "said", "of": "a" * 64}, {"kind": "token", "of": "b" * 64}


def place_of(tmp_path):
    folder, safe = tmp_path / "workspace", tmp_path / "safe"
    (folder / "journal").mkdir(parents=True)
    safe.mkdir()
    remember_place(folder, "s", safe)
    return folder, safe


def test_a_line_is_told_to_the_workspace_and_beside_every_backup(tmp_path):
    folder, safe = place_of(tmp_path)

    lost = tell_withdrawn(folder, "s", [ONE, TWO])

    assert lost == []
    assert read_lines(folder) == read_lines(safe / withdrawn_beside("s")) == [ONE, TWO]
    assert read_lines(safe / withdrawn_beside("t")) == [], "another workspace has a ledger of its own"


def test_a_place_out_of_reach_is_named_and_told_at_the_next_backup(tmp_path):
    folder, safe = place_of(tmp_path)
    safe.rename(tmp_path / "unplugged")

    lost = tell_withdrawn(folder, "s", [ONE])
    (tmp_path / "unplugged").rename(safe)

    assert lost == [safe / withdrawn_beside("s")]
    assert read_lines(folder) == [ONE]
    assert leave_beside(folder, "s", safe) == 1
    assert read_lines(safe / withdrawn_beside("s")) == [ONE]


def test_a_line_that_was_cut_off_counts_as_none_and_spoils_no_later_one(tmp_path):
    add_lines(tmp_path / WITHDRAWN, [ONE, TWO])
    whole = (tmp_path / WITHDRAWN).read_bytes()

    for cut in range(len(whole)):
        (tmp_path / WITHDRAWN).write_bytes(whole[:cut])
        add_missing(tmp_path / WITHDRAWN, [ONE, TWO])
        assert sorted(map(str, read_lines(tmp_path))) == sorted(map(str, [ONE, TWO])), cut


def test_only_its_owner_may_read_the_ledger(tmp_path):
    add_lines(tmp_path / WITHDRAWN, [ONE])

    assert (tmp_path / WITHDRAWN).stat().st_mode & 0o777 == 0o600


def test_what_is_no_line_of_words_is_left_out(tmp_path):
    (tmp_path / WITHDRAWN).write_text('[1]\n{"kind": 1}\nnonsense\n{"kind": "said", "of": "x"}\n\xff', "utf-8")

    assert read_lines(tmp_path) == [{"kind": "said", "of": "x"}]
