"""Finding a person as one speaks of them, where several go by one name."""

from __future__ import annotations

from typing import Any

import pytest

from cordee.actions.people import Namesake, person_named
from cordee.core.vocabulary.problems_of_trust import SeveralPeople
from cordee.core.vocabulary.results import ORGANISATIONS, PERSONS


class Results:
    """Two people of one name at two companies, as a run stored them."""

    def rows(self, contract: Any, ask: Any) -> list[dict[str, Any]]:
        if contract is PERSONS:
            return [
                {
                    "person_id": "hubspot:contact:4",
                    "name": "Camille Roy",
                    "email": "camille.roy@roy.example",
                    "organisation_id": "o1",
                },
                {"person_id": "hubspot:contact:9", "name": "Camille Roy", "email": None, "organisation_id": "o2"},
            ]
        if contract is ORGANISATIONS:
            return [{"name": {"o1": "Menuiserie Roy", "o2": "Atelier Vert"}[ask.where[0].value]}]
        return []


def test_people_of_one_name_are_told_apart_by_their_employer_and_the_house_of_their_address():
    with pytest.raises(SeveralPeople) as several:
        person_named(Results(), "Camille Roy")

    assert several.value.facts["people"] == (
        Namesake("hubspot:contact:4", "Camille Roy", "Menuiserie Roy", "roy.example"),
        Namesake("hubspot:contact:9", "Camille Roy", "Atelier Vert", ""),
    )
    told = several.value.in_language("fr")
    assert "Camille Roy, Menuiserie Roy, @roy.example (hubspot:contact:4); Camille Roy, Atelier Vert" in told
    assert "camille.roy@" not in told
