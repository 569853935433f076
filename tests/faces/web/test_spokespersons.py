"""Who speaks for us, in words: a group is called first only where its range lies above all others, and nobody is named."""

from __future__ import annotations

from cordee.core.vocabulary.estimate import Estimate, unknown
from cordee.faces.web.speech import Words
from cordee.faces.web.spokespersons import first_said, spokespersons_shown

FEW = unknown("too_few_people")


def row(spokesperson, each, *, wins=10.0, again=FEW, outside=0):
    found = {"spokesperson": spokesperson, "touches": 1000, "touches_unknown": outside, "people": None}
    credit = Estimate(wins, 40, wins / 2, wins * 2)
    for name, figure in (("wins", credit), ("per_thousand", each), ("again", again), ("stayed", FEW), ("customers_kept", FEW)):
        found |= figure.columns(name)
    return found


def test_a_group_comes_first_only_where_its_range_lies_above_all_others():
    words = Words("en", "UTC")
    apart = [row("expert", Estimate(8.0, 40, 6.1, 11.0)), row("others", Estimate(3.0, 40, 2.0, 4.5))]
    meeting = [row("expert", Estimate(8.0, 40, 4.1, 11.0)), row("others", Estimate(3.0, 40, 2.0, 4.5))]

    assert "Our experts’ posts: credited with most wins a touch</b>, 6.1 to 11.0 for a thousand" in first_said(words, apart)
    assert "No group is surely ahead" in first_said(words, meeting)
    assert "Too few wins" in first_said(words, apart[:1])


def test_what_nobody_sees_stands_in_a_line_of_its_own_as_a_part_of_all_wins():
    unseen = row("", unknown("untouched"), wins=5.0)

    shown = spokespersons_shown(
        Words("fr", "Europe/Paris"), [row("expert", Estimate(8.0, 40, 6.1, 11.0)), row("others", FEW, outside=3), unseen]
    )

    assert [one["name"] for one in shown["lines"]] == ["Publications de nos experts", "Tout le reste"]
    assert (shown["unseen"].value, shown["unseen"].line[:7]) == ("5", "20\u00a0% de")
    assert shown["unknown"].startswith("3 interactions")


def test_without_a_group_there_is_nothing_to_show():
    assert spokespersons_shown(Words("en", "UTC"), []) is None
