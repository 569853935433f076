"""What an experiment says, in whole sentences: one account is one account."""

from __future__ import annotations

import pytest

from cordee.core.measurement.experiment_words import effect_said
from cordee.core.measurement.experiments import Plan


@pytest.mark.parametrize(
    ("effect", "english", "french"),
    [
        (0.01, "1 more account in a hundred", "1 compte de plus sur cent"),
        (0.02, "2 more accounts in a hundred", "2 comptes de plus sur cent"),
        (0.1, "10 more accounts in a hundred", "10 comptes de plus sur cent"),
    ],
)
def test_an_effect_of_one_account_is_said_in_the_singular(effect, english, french):
    plan = Plan("Spring", "More wins", "mail", "won", 90, effect)

    assert (effect_said(plan, "en"), effect_said(plan, "fr")) == (english, french)
