"""A question finds its territory by words, and candidates stand in an order in which department and side have no part."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cordee.core.opinion.briefs import Speaker
from cordee.core.opinion.matching import Candidate, in_order, match, near
from cordee.core.opinion.territories import Territory
from cordee.core.vocabulary.text import Text

RESTART = Territory("restart", Text("plant restart", "redémarrage d’usine"), ("controller",), ("automate", "arrêt complet"))
NETWORK = Territory("network", Text("plant network", "réseau d’usine"), ("switch",), ("automate",))


def test_accents_capitals_and_plurals_do_not_hide_a_word():
    assert [one.territory for one in match("Quels AUTOMATES après un arret complet ?", [RESTART, NETWORK])] == [
        "restart",
        "network",
    ]


def test_a_word_inside_another_is_not_found():
    assert match("switching to automated tests", [RESTART, NETWORK]) == []


def test_a_closed_territory_takes_no_question():
    assert match("which controller", [replace(RESTART, state="closed")]) == []


def test_questions_that_share_a_word_come_close():
    others = ["another controller", "a switch", "what is the price"]

    assert near("which controller", others, [RESTART, NETWORK]) == 1


candidates = st.lists(
    st.builds(
        Candidate,
        st.builds(Speaker, st.just(0), st.just("s"), st.sampled_from("abcdef"), side=st.sampled_from(("inside", "customer")), department=st.sampled_from(("r&d", "sales"))),
        proofs=st.integers(0, 2), raters=st.none() | st.integers(3, 9), asked=st.integers(0, 3),
    ),
    max_size=6, unique_by=lambda one: one.speaker.label,
)  # fmt: skip


@given(candidates)
def test_department_and_side_never_change_the_order(found):
    moved = [replace(one, speaker=replace(one.speaker, department="board", side="outside")) for one in found]

    assert [one.speaker.label for one in in_order(found)] == [one.speaker.label for one in in_order(moved)]


@given(candidates)
def test_who_was_asked_least_comes_first(found):
    asked = [one.asked for one in in_order(found)]

    assert asked == sorted(asked)
