"""A backup from before an erasure does not bring the person back, wherever the ledger of erasures is found."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from cordee.actions.erase import prove
from cordee.actions.keep import backup, restore
from cordee.actions.replay import ledgers_for, replay
from cordee.core.vocabulary.facts import PERSON_RECORDS
from cordee.engine.ledger import LEDGER, read_ledger
from cordee.engine.workspace import Workspace
from tests.erasing import computed, erased_from, filled, known_marks
from tests.taking_in import facts

LATER = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return computed(filled(tmp_path_factory.mktemp("model"))).folder


@pytest.fixture
def story(model, tmp_path):
    """Back up, then erase: the workspace, the backup from before, and what names the person."""
    workspace = Workspace(shutil.copytree(model, tmp_path / "workspace", symlinks=True))
    (tmp_path / "safe").mkdir()
    kept = backup(workspace, tmp_path / "safe", now=LATER).path
    marks = known_marks(workspace)
    erased_from(workspace)
    return workspace, kept, marks


def brought_back(archive, folder, named=()):
    def before(building):
        made = Workspace(building)
        replay(made, ledgers_for(archive, made, named), book=lambda _: None, now=LATER)

    return Workspace(restore(archive, folder, before=before))


def emails(workspace):
    return [row["email"] for row in facts(workspace, PERSON_RECORDS)]


def test_the_ledger_beside_the_backup_keeps_the_erased_person_out(story, tmp_path):
    workspace, kept, marks = story

    back = brought_back(kept, tmp_path / "back")

    assert emails(back) == emails(workspace) == ["paul@acme.example", "ann@borel.example"]
    with back.writing():
        assert prove(back, marks, book=None) == ([], [])
    assert read_ledger(back.folder) == read_ledger(workspace.folder)
    assert back.current().is_dir()


@pytest.mark.parametrize("name", ["workspace", f"workspace/{LEDGER}"])
def test_a_backup_carried_elsewhere_learns_of_it_from_the_ledger_that_is_named(story, tmp_path, name):
    _, kept, marks = story
    (tmp_path / "elsewhere").mkdir()
    alone = shutil.copy(kept, tmp_path / "elsewhere" / kept.name)

    without = brought_back(tmp_path / "elsewhere" / kept.name, tmp_path / "unknowing")
    back = brought_back(tmp_path / "elsewhere" / kept.name, tmp_path / "back", [tmp_path / name])

    assert "jane.doe@acme.example" in emails(without), alone
    assert "jane.doe@acme.example" not in emails(back)
    with back.writing():
        assert prove(back, marks, book=None)[0] == []


def test_the_ledger_of_another_workspace_erases_nobody(model, story, tmp_path):
    _, kept, _ = story
    other = filled(tmp_path / "other" if (tmp_path / "other").mkdir() is None else tmp_path)
    erased_from(other)
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(kept, tmp_path / "elsewhere" / kept.name)

    back = brought_back(tmp_path / "elsewhere" / kept.name, tmp_path / "back", [other.folder])

    assert len(emails(back)) == 3


def test_a_backup_made_after_an_erasure_comes_back_as_it_was(story, tmp_path):
    workspace, _, _ = story
    after = backup(workspace, tmp_path / "after.tar.gz", now=LATER).path

    back = brought_back(after, tmp_path / "back")

    assert back.manifest_path.read_bytes() == workspace.manifest_path.read_bytes()
    assert read_ledger(back.folder) == read_ledger(workspace.folder)


def test_where_erasing_again_fails_nothing_is_restored(story, tmp_path):
    _, kept, _ = story

    def before(building):
        raise OSError("no room")

    with pytest.raises(OSError):
        restore(kept, tmp_path / "back", before=before)

    assert not (tmp_path / "back").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".restore")]
