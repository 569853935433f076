"""The answer on the long tail, where customers are too few."""

from __future__ import annotations

from cordee.faces.web.speech import Words
from cordee.faces.web.tail import sentence


def row(n, reason):
    return {"evidence": {"n": n, "low": None, "high": None, "reason": reason}, "currency": "EUR", "word": None}


def test_how_many_of_each_kind_there_are_is_told_beside_how_many_are_needed():
    found = {
        ("net", "difference"): row(22, "too_few_customers"),
        ("return", "unpredicted"): row(7, None),
        ("return", "others"): row(15, None),
    }

    said = sentence(Words("fr", "Europe/Paris"), found)

    assert "Non prédits\u00a0: 7\u202f; autres\u00a0: 15\u202f; il en faut 30" in said


def test_without_amounts_no_number_of_customers_helps():
    found = {("net", "difference"): row(0, "no_amounts")}

    assert "no amounts" in sentence(Words("en", "UTC"), found)
