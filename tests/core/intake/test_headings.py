"""Headings are compared without units, signs and marks for "number of"; a heading that stands for itself goes first."""

from __future__ import annotations

import pytest

from cordee.core.intake.headings import same_headings, ways
from cordee.core.intake.registry import format_named

DEALS = format_named("table.deals").sections[0]


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Montant HT (€)", "amount"), ("Montant (k€)", "amount"), ("N° opportunité", "id"), ("n°opportunité", "id"), ("# deal", "id"),
     ("Numéro de l’affaire", "id"), ("Opportunité", "name")],
)  # fmt: skip
def test_a_heading_with_a_unit_or_a_number_mark_means_its_field(heading, field):
    assert DEALS.columns([heading], {}) == {field: 0}


def test_the_number_of_a_deal_is_its_id_even_where_a_deal_alone_would_be_its_name():
    found = DEALS.columns(["N° opportunité", "Opportunité", "Étape"], {})

    assert found == {"name": 1, "stage": 2, "id": 0}


def test_nom_is_no_number():
    assert ways("Nom") == ("nom",)


def test_order_case_and_accents_do_not_make_other_headings():
    assert same_headings(["Étape", "Montant HT (€)", ""]) == same_headings(["MONTANT HT (€)", "etape"])
