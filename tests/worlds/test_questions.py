"""The invented questions stand on invented territories, and nobody in them is real."""

from __future__ import annotations

from cordee.worlds.questions import QUESTIONS, SPEAKERS
from cordee.worlds.territories import TERRITORIES


def test_every_question_and_speaker_stands_on_an_invented_territory():
    names = {one.name.en for one in TERRITORIES}

    assert {one.territory for one in QUESTIONS} | {territory for _, _, territory in SPEAKERS} <= names


def test_speakers_live_in_the_reserved_domain():
    assert all(address.endswith(".example") for address, _, _ in SPEAKERS)
