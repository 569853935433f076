"""What stands behind an offer: nothing said, only announced, or done here; and what nobody has said yet."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.opinion.territories import Claim, Proof
from cordee.core.opinion.viability import viability
from cordee.core.vocabulary.problems_of_voices import BadTerritory

SAID = Claim("c1", "bim", "Plans in a day", owner="Ann", offer="Flux 7", whom="Site managers")
DONE = Proof("p1", "c1", date(2026, 1, 5), "Laiterie des Nuages")


@pytest.mark.parametrize(
    ("claimed", "state", "lacks"),
    [
        ([], "missing", ("whom", "owner", "proof")),
        ([(Claim("c2", "bim", "We are good"), (DONE,))], "missing", ("whom", "owner", "proof")),
        ([(Claim("c2", "bim", "Plans", offer="flux 7"), ())], "announced", ("whom", "owner", "proof")),
        ([(SAID, ())], "announced", ("proof",)),
        ([(SAID, (DONE,))], "done", ()),
    ],
)
def test_an_offer_is_viable_by_what_is_claimed_of_it_by_name_and_proved(claimed, state, lacks):
    [found] = viability({"Flux 7": 3}, claimed)

    assert (found.state, found.lacks) == (state, lacks)


def test_those_of_which_nothing_is_said_come_first_and_among_them_the_one_with_most_at_stake():
    found = viability({"Flux 7": 90, "Old": 1, "New": 5, "": 40}, [(SAID, (DONE,))])

    assert [(one.offer, one.state) for one in found] == [("New", "missing"), ("Old", "missing"), ("Flux 7", "done")]
    assert found[2].latest == DONE.done_on


def test_an_offer_of_more_than_300_letters_is_refused():
    with pytest.raises(BadTerritory):
        Claim("", "bim", "Plans", offer="x" * 301)
