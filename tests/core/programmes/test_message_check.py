"""A message has findings with places, never a score; and invented texts of both kinds are told apart."""

from __future__ import annotations

import tomllib
from itertools import count
from pathlib import Path

import pytest

from cordee.core.programmes.message_check import Checked, Vocabulary, as_message, check
from cordee.core.programmes.message_checks import CHECKS
from cordee.core.programmes.message_forms import message_of

TEXTS = tomllib.loads((Path(__file__).parents[3] / "benchmarks" / "messages.toml").read_text("utf-8"))["text"]


def kept_for_judging():
    """Give the second, fourth … text of each group, as the file says."""
    seen = {}
    return [one for one in TEXTS if next(seen.setdefault((one["centred"], one["language"]), count(1))) % 2 == 0]


def read(text):
    return check(message_of(text["body"], title=text["title"]), vocabulary=Vocabulary(own=tuple(text["own"])))


def test_of_the_texts_kept_for_judging_most_from_the_technology_are_flagged_and_most_from_the_customer_pass():
    texts = kept_for_judging()
    flagged = {
        kind: [read(one).starts_from_technology for one in texts if one["centred"] == kind] for kind in ("technology", "customer")
    }

    assert len(texts) == 40
    assert sum(flagged["technology"]) >= 18
    assert sum(flagged["customer"]) <= 2


def test_texts_written_against_it_are_mostly_told_wrongly_and_nobody_is_promised_more():
    hard = tomllib.loads((Path(__file__).parents[3] / "benchmarks" / "messages_hard.toml").read_text("utf-8"))["text"]

    wrong = [one["title"] for one in hard if read(one | {"own": []}).starts_from_technology != (one["centred"] == "technology")]

    assert len(hard) == 24
    assert 6 <= len(wrong) <= 20, "where this moves, the figure in claims.toml and in the manual moves too"


def test_the_language_of_every_invented_text_is_told():
    assert [read(one).language for one in TEXTS] == [one["language"] for one in TEXTS]


@pytest.mark.parametrize("text", TEXTS[::7], ids=lambda one: one["title"][:24])
def test_every_check_answers_once_and_every_place_lies_in_the_text(text):
    found = read(text)

    answered = [one.check for one in found.findings] + list(found.clear) + [one.check for one in found.untold]
    assert sorted(answered) == sorted(one.id for one in CHECKS)
    assert all(found.message.quote(place).strip() for one in found.findings for place in one.places)
    assert all(place.part != other.part or place == other or place.end <= other.start or other.end <= place.start
               for one in found.findings for place in one.places for other in one.places)  # fmt: skip


def test_there_is_no_score_in_what_is_found():
    assert not [name for name in Checked.__slots__ if "score" in name or "grade" in name]


def test_a_text_of_neither_language_is_told_as_that_and_nothing_else():
    found = check(as_message("", "Der Motor läuft nicht. Bitte rufen Sie morgen früh wieder bei Herrn Schmidt in Hamburg durch."))

    assert found.language is None or found.language == "en"
    lost = check(as_message("", "BIM 2027 ISO 50001"))
    assert (lost.language, lost.findings, len(lost.untold)) == (None, (), len(CHECKS))


def test_a_short_text_is_too_short_to_say_but_its_letters_are_told():
    found = check(as_message("", "We have the MES that you need."))

    assert {"problem_first", "about_us", "density"} <= {one.check for one in found.untold}
    assert "acronyms" in [one.check for one in found.findings]


def test_a_letter_that_we_owe_is_not_asked_whom_it_speaks_of():
    text = "We hold your name and our unique platform keeps it. We keep it for three years. We read it in our CRM, and nobody else does that."

    owed = check(as_message("", text), owed=True)

    assert check(as_message("", text)).starts_from_technology
    assert not owed.starts_from_technology
    assert {"problem_first", "about_us"} <= {one.check for one in owed.untold}
    assert "acronyms" in [one.check for one in owed.findings]


def test_the_name_of_the_company_turns_a_sentence_to_us():
    text = "Fluxiom stands in a valley near the sea. Fluxiom has a red roof and a blue door. Fluxiom is open all day, all year round."

    assert not check(as_message("", text)).starts_from_technology
    assert check(as_message("", text), vocabulary=Vocabulary(own=("Fluxiom",))).starts_from_technology


def test_turning_a_text_round_ends_the_finding():
    """The negative control: the same facts, told from the reader's side."""
    ours = "Our unique platform has forty connectors. Our engine reads logs in real time. We are proud of the API that our experts built in three years."
    theirs = "You copy figures by hand every Monday, and two are wrong. Which ones? Your team can stop copying: forty of your tools hand them over."

    assert check(as_message("", ours)).starts_from_technology
    assert not check(as_message("", theirs)).starts_from_technology
