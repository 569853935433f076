"""Progress is told in the reader's language, and to programs by the ids of stages."""

from __future__ import annotations

import json

from cordee.faces.cli.progress import Progress, stage_in


def test_stages_are_told_in_french_with_the_file_as_it_is_called():
    assert stage_in("identity", "fr") == "qui est qui"
    assert stage_in("read the data.csv", "fr") == "lecture de the data.csv"
    assert stage_in("identity", "en") == "identity"


def test_programs_read_ids_whatever_the_language(capsys):
    Progress(True, "fr")("identity", 0.05)

    assert json.loads(capsys.readouterr().out) == {"stage": "identity", "share": 0.05}
