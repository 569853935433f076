"""What is worth doing is said as it is: of one row that it is one, and of a file how many of the rows it holds."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.measurement.refusals import Refusals
from cordee.faces.web import steps
from cordee.faces.web.speech import Words


@pytest.mark.parametrize(
    ("mendable", "said"),
    [
        ({"a.csv": 1}, ("Correct one refused row", "It is in a.csv.", "Elle est dans a.csv.")),
        ({"a.csv": 4}, ("up to 4 refused rows", "All of them are in a.csv.", "Toutes sont dans a.csv.")),
        ({"a.csv": 2, "b.csv": 2}, ("up to 4 refused rows", "a.csv holds 2 of the 4.", "a.csv en contient 2 sur 4.")),
    ],
)
def test_refused_rows_are_told_by_how_many_the_file_holds(monkeypatch, mendable, said):
    monkeypatch.setattr(steps, "refused", lambda: Refusals(sum(mendable.values()), 0, {}, mendable, {}))

    english, french = (steps._refused(Words(language), date(2026, 3, 1)) for language in ("en", "fr"))

    assert english is not None
    assert french is not None
    assert said[0] in english.title
    assert english.text.startswith(said[1])
    assert french.text.startswith(said[2])
