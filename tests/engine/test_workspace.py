"""The folder of a company: what a writer sweeps before it begins."""

from __future__ import annotations

import os
import time

from cordee.engine.workspace import Workspace


def test_an_upload_that_was_cut_off_is_swept_after_a_day_and_one_under_way_is_not(tmp_path):
    workspace = Workspace.create(tmp_path / "mine")
    old, new = (workspace.folder / "journal" / f"tmp{name}.upload.csv" for name in ("old", "new"))
    for path in (old, new):
        path.write_text("half a file")
    os.utime(old, (time.time() - 2 * 24 * 3600,) * 2)

    with workspace.writing():
        pass

    assert (old.exists(), new.exists()) == (False, True)
