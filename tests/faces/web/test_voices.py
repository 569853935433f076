"""A page says how a name stands against the wave before: more, less, not sure, or why that cannot be told."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.opinion.waves import compare_waves
from cordee.faces.web.speech import Words
from cordee.faces.web.voices import minds_of
from tests.core.opinion.test_waves import told


def full(row):
    """Give a row of ``top_of_mind`` with whole evidence."""
    for kind in ("first", "unaided", "aided"):
        n, share = row[f"{kind}_share_evidence"]["n"], row[f"{kind}_share"]
        low, high = (None, None) if share is None else (max(share - 0.1, 0.0), min(share + 0.1, 1.0))
        row[f"{kind}_share_evidence"] = {"n": n, "low": low, "high": high, "reason": None if share is not None else "not_asked",
                                         "since": row["since"], "until": row["until"], "formula": "top_of_mind", "rows": ""}  # fmt: skip
    return row


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((4, 40), (20, 40), "+40 points since 28 Jan 2026: more, between"),
        ((20, 40), (4, 40), "−40 points since 28 Jan 2026: less, between"),
        ((10, 40), (12, 40), "+5 points since 28 Jan 2026: not sure, between"),
        ((4, 9), (11, 40), "against 28 Jan 2026: too few to compare"),
    ],
)
def test_a_difference_is_told_only_as_surely_as_it_is_known(before, after, said):
    rows = [full(told(1, *before)), full(told(2, *after))]

    found = minds_of(Words("en"), rows, compare_waves(rows))

    (row,) = found["groups"][0]["rows"]
    assert row["cells"][0]["moved"].replace("\xa0", " ").startswith(said)
    assert row["cells"][2]["moved"] == ""  # the list was not asked


def test_the_first_wave_is_compared_with_nothing():
    found = minds_of(Words("en"), [full(told(1, 5, 40, until=date(2026, 2, 1)))], ())

    assert found["groups"][0]["rows"][0]["cells"][0]["moved"] == ""
