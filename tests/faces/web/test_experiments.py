"""What a plan of an experiment may choose from."""

from __future__ import annotations

from cordee.faces.web.experiments import choices
from cordee.faces.web.speech import Words


def test_techniques_stand_where_a_reader_looks_for_them_accents_or_not():
    names = [name for _, name in choices(Words("fr"))["techniques"]]

    assert names.index("Études de cas") < names.index("Formulaires") < names.index("Webinaires")
