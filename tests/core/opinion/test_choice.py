"""The choice for a campaign is the best there is, says which seats nobody fills, and is the same whatever order people come in."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordee.core.opinion.choice import Person, Seat, choose, in_order

ROLES, TERRITORIES, LANGUAGES, DEPARTMENTS = ("expert", "speaker"), ("a", "b", "c"), ("fr", "en"), ("r&d", "service", "")


def some(values):
    return st.frozensets(st.sampled_from(values), min_size=1)


people = st.lists(
    st.builds(
        Person, key=st.integers(0, 10_000).map(str), roles=some(ROLES), territories=some(TERRITORIES), languages=some(LANGUAGES),
        department=st.sampled_from(DEPARTMENTS), solicited=st.integers(0, 3), done=st.integers(0, 1),
        competence=st.none() | st.sampled_from((0.1, 0.5, 0.9)), leadership=st.none() | st.sampled_from((0.1, 0.5)),
        reach=st.none() | st.integers(0, 3000).map(float),
    ),
    max_size=7, unique_by=lambda one: one.key,
)  # fmt: skip
seats = st.lists(
    st.builds(
        Seat, st.sampled_from(("", *ROLES)), st.sampled_from(("", *TERRITORIES)), st.sampled_from(("", *LANGUAGES)), st.sampled_from(DEPARTMENTS)
    ),
    min_size=1, max_size=5,
)  # fmt: skip


def by_hand(people, seats):
    """Give the least number of people and their least solicitations, every team tried."""
    for size in range(len(people) + 1):
        covering = [team for team in combinations(people, size) if all(any(one.fits(seat) for one in team) for seat in seats)]
        if covering:
            return size, min(sum(one.solicited for one in team) for team in covering)
    return None


@settings(max_examples=30)
@given(people=people, seats=seats)
def test_no_team_is_smaller_and_none_as_small_was_asked_less(people, seats):
    best = by_hand(people, seats)

    team = choose(people, seats)

    if best is None:
        assert team.people == ()
        assert set(team.nobody) == {seat for seat in seats if not any(one.fits(seat) for one in people)}
    else:
        assert (len(team.people), team.solicited) == best
        assert team.nobody == ()


@settings(max_examples=20)
@given(people=people, seats=seats, order=st.randoms(use_true_random=False))
def test_the_same_people_give_the_same_team_in_whatever_order_they_come(people, seats, order):
    mixed = list(people)
    order.shuffle(mixed)

    assert choose(mixed, seats) == choose(people, seats)


def test_a_tie_goes_to_the_first_by_name():
    alike = [Person(key, languages=frozenset({"fr"})) for key in ("zoe", "bea", "ada")]

    assert choose(alike, [Seat(language="fr")]).people == ("ada",)


def test_the_objective_changes_the_order_and_the_team():
    known = frozenset({"restart"})
    engineer, columnist = (
        Person("engineer", territories=known, competence=0.9, leadership=0.1, reach=70),
        Person("columnist", territories=known, competence=0.3, leadership=0.2, reach=3000),
    )
    both, seat = [engineer, columnist], [Seat(territory="restart")]

    assert [one.key for one in in_order(both, "marketing")] == ["engineer", "columnist"]
    assert [one.key for one in in_order(both, "communication")] == ["columnist", "engineer"]
    assert choose(both, seat, objective="marketing").people == ("engineer",)
    assert choose(both, seat, objective="communication").people == ("columnist",)


def test_who_was_asked_less_goes_before_who_is_better_known():
    worn, fresh = Person("worn", solicited=3, competence=0.9), Person("fresh", solicited=0, competence=0.0)

    assert choose([worn, fresh], [Seat()]).people == ("fresh",)


def test_followers_do_not_put_anybody_before_whom_people_turn_to():
    asked, followed = Person("asked", leadership=0.1, reach=70), Person("followed", reach=3_000_000)

    assert [one.key for one in in_order([followed, asked], "communication")] == ["asked", "followed"]


def test_who_has_done_it_convinces_before_who_is_only_said_to_know():
    done, said = Person("done", done=1), Person("said", competence=0.9)

    assert [one.key for one in in_order([said, done], "marketing")] == ["done", "said"]


def test_unknown_reach_is_not_taken_for_none_at_all_but_comes_last():
    assert [one.key for one in in_order([Person("unknown"), Person("none", reach=0)], "communication")] == ["none", "unknown"]


def test_a_greedy_choice_would_take_one_too_many():
    # a covers four seats, and still b and c, who cover three each, do it in two where greedy needs three
    a = Person("a", territories=frozenset("1346"))
    b, c = Person("b", territories=frozenset("123")), Person("c", territories=frozenset("456"))
    wanted = [Seat(territory=one) for one in "123456"]

    assert choose([a, b, c], wanted).people == ("b", "c")


@pytest.mark.parametrize("people", [[], [Person("ada")]])
def test_no_seat_needs_nobody(people):
    assert choose(people, []).people == ()
