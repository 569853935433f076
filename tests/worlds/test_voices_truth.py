"""The true classes follow the eight cases, in their order."""

from __future__ import annotations

import numpy as np
import pytest

from cordee.worlds.voices_truth import Known, high, true_classes

CASES = {
    # expert, empathic, interest, proof, raters, named in, reach
    "seller": (True, True, True, True, 9, 5, True),
    "leader": (True, True, False, False, 3, 1, False),
    "expert": (True, False, False, True, 3, 1, True),
    "emerging expert": (True, True, False, True, 2, 1, True),
    "maven": (False, True, False, False, 0, 3, True),
    "celebrity": (False, False, False, False, 3, 2, True),
    "relay": (False, False, False, True, 3, 2, False),
    "not established": (False, False, False, True, 2, 2, True),
}


def known(expert: bool, empathic: bool, interest: bool, proof: bool, raters: int, named_in: int, reach: bool) -> Known:
    flags = (np.array([[one]]) for one in (expert, empathic, interest, proof))
    return Known(*flags, raters=np.array([[raters]]), named_in=np.array([named_in]), reach=np.array([reach]))


@pytest.mark.parametrize("name", CASES)
def test_each_of_the_eight_cases_gives_its_class(name: str) -> None:
    assert true_classes(known(*CASES[name]))[0, 0] == name


def test_three_thousand_followers_and_no_name_establish_nothing() -> None:
    assert true_classes(known(False, False, False, False, 0, 0, True))[0, 0] == "not established"


def test_expertise_high_by_too_few_and_without_proof_establishes_nothing() -> None:
    assert true_classes(known(True, True, False, False, 2, 1, False))[0, 0] == "not established"


def test_who_is_top_in_one_territory_is_a_maven_in_none() -> None:
    both = Known(
        expert=np.array([[True, False]]),
        empathic=np.array([[True, True]]),
        interest=np.zeros((1, 2), dtype=bool),
        proof=np.zeros((1, 2), dtype=bool),
        raters=np.array([[4, 4]]),
        named_in=np.array([4]),
        reach=np.array([False]),
    )

    assert true_classes(both).tolist() == [["leader", "relay"]]


def test_high_is_decided_within_a_territory() -> None:
    values = np.array([[1.0, 100.0], [2.0, 200.0], [3.0, 50.0], [4.0, 60.0]])

    assert high(values, 0.25).tolist() == [[False, False], [False, True], [False, False], [True, False]]
