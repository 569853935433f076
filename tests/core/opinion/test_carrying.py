"""How far somebody carries is told where they agreed and files know it; a nought is told only where something was counted."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cordee.core.opinion import carrying
from cordee.core.vocabulary.entered import SUBJECT_PEOPLE
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from cordee.core.vocabulary.facts import CONTENTS, INTERACTIONS, TOUCHES
from cordee.core.vocabulary.results import IDENTITY_LINKS, PERSONS
from tests.asking import tables

UNTIL = datetime(2026, 11, 1)
OT = {
    "territory": "ot",
    "name_en": "OT security",
    "name_fr": "sécurité des automates",
    "words_en": ["PLC"],
    "words_fr": ["automate"],
}
WORDS = carrying.words_of([OT])


def said(field, words="", level=None, portrait="p"):
    return {"portrait": portrait, "person_id": "1", "name": "Ada", "field": field, "words": words, "level": level, "consent": f"{portrait}:{field}"}  # fmt: skip


def text(title, day=date(2026, 10, 2), **more):
    return {"portrait": "p", "title": title, "kind": "article", "day": day, "responses": 0, "tracked": False} | more


def judged(entries, texts=(), subjects=None, **more):
    asked = {
        "titles": texts,
        "subjects": [subjects or {}],
        "firms": (),
        "talks": (),
        "lengths": (),
        "addressed": (),
        "reacting": (),
    }
    rows = carrying.judge_carrying(entries, WORDS, carrying.counted(**asked | more), date(2026, 10, 31))
    return {(row["territory"], row["figure"]): row for row in rows}


BOTH = [said("traces"), said("exchanges"), said("audience", "readers", 3000)]


def agreed(people):
    """Give the world in which Ada, the first, agreed that her texts and exchanges are counted."""
    return {
        PORTRAIT_RECORDS: [{"portrait": "p", "subject": "s", "label": "Ada", "field": field, "words": "counted"} for field in ("traces", "exchanges")],
        SUBJECT_PEOPLE: [{"subject": "s", "person_id": "1"}],
        IDENTITY_LINKS: [{"kind": "person", "key": f"email:{address}", "id": str(id)} for id, address in people.items()],
        PERSONS: [{"person_id": str(id), "organisation_id": f"o{id}"} for id in people],
    }  # fmt: skip


def test_a_connection_oneself_a_machine_and_what_is_long_ago_are_no_exchange():
    ada, bo, when = "email:ada@x.example", "email:bo@y.example", datetime(2026, 9, 1)
    said = {"from_key": bo, "to_key": ada, "kind": "answered", "topic": "PLC", "happened_at": when}
    touch = {"carrier": ada, "person_key": bo, "happened_at": when, "turns": 4, "words": 15, "scanner": False}
    there = agreed({1: "ada@x.example", 2: "bo@y.example"}) | {
        INTERACTIONS: [said | {"kind": "connected"}, said | {"from_key": ada}, said | {"happened_at": datetime(2024, 9, 1)}],
        TOUCHES: [touch | {"scanner": True}, touch | {"happened_at": datetime(2024, 9, 1)}],
    }
    questions = (carrying.talks(UNTIL), carrying.lengths(UNTIL), carrying.addressed(UNTIL), carrying.reacting(WORDS, UNTIL))

    assert [found.num_rows for found in tables(there, *questions)] == [0, 0, 0, 0]

    there[TOUCHES] += [touch | {"words": words} for words in (1, 8, 15, 16, 0)]
    there[INTERACTIONS] += [said, said]
    [talks], lengths, [met], [reacts] = (found.to_pylist() for found in tables(there, *questions))

    assert (talks["talks"], talks["deep"]) == (5, 5)
    assert [(row["step"], row["contacts"]) for row in lengths] == [(0, 1), (3, 2), (4, 1)]
    assert (met["addressed_by"], met["answered"], reacts["reacting"]) == (1, 0, 1), "people are counted, not answers"


def test_a_forum_s_tags_place_a_text_and_an_answer_that_was_accepted_is_an_echo_and_no_exchange_of_words():
    ada, bo, when = "email:ada@x.example", "email:bo@y.example", datetime(2026, 9, 1)
    there = agreed({1: "ada@x.example", 2: "bo@y.example"}) | {
        CONTENTS: [
            {"title": "How is it stopped?", "topic": "plc, safe-stop", "kind": "answer", "happened_at": when, "author_key": ada}
        ],
        INTERACTIONS: [{"from_key": bo, "to_key": ada, "kind": "accepted", "topic": "How? · plc", "happened_at": when}],
    }

    questions = (
        carrying.titles(UNTIL),
        carrying.on_subjects(WORDS, UNTIL),
        carrying.reacting(WORDS, UNTIL),
        carrying.addressed(UNTIL),
    )
    titles, [subjects], [reacts], met = (found.to_pylist() for found in tables(there, *questions))

    assert (titles[0]["title"], subjects["ot"], reacts["reacting"], met) == ("How is it stopped? plc, safe-stop", 1, 1, [])


def test_breadth_counts_neither_colleagues_nor_oneself_nor_an_accepted_answer():
    people = {1: "ada@x.example", 2: "bo@y.example", 3: "colleague@x.example"}
    ada, bo, colleague = (f"email:{one}" for one in people.values())
    when = datetime(2026, 9, 1)
    there = agreed(people)
    there[PERSONS] = [{"person_id": str(id), "organisation_id": house} for id, house in ((1, "x"), (2, "y"), (3, "x"))]
    there[INTERACTIONS] = [
        {"from_key": ada, "to_key": other, "kind": "answered", "happened_at": when} for other in (bo, colleague, ada)
    ]
    there[INTERACTIONS] += [{"from_key": bo, "to_key": ada, "kind": "accepted", "happened_at": when}]
    there[TOUCHES] = [{"carrier": ada, "person_key": colleague, "happened_at": when, "scanner": False}]

    [found] = tables(there, carrying.met_by_firm(UNTIL))

    assert [(row["organisation"], row["contacts"]) for row in found.to_pylist()] == [("y", 1)]


@pytest.fixture(scope="module")
def asked():
    """Ask everything of one small world: Ada wrote two texts of eight on the subject, and exchanged with two companies."""
    people = {1: "ada@x.example", 2: "bo@y.example", 3: "cy@z.example"}
    ada, bo, cy = (f"email:{one}" for one in people.values())
    when = datetime(2026, 9, 1)
    contents = [
        ("Deux automates à l’arrêt", ada),
        ("PLC: what to restart", ada),
        ("Automatiquement vôtre", ada),
        *[("Automate", None)] * 6,
    ]
    there = agreed(people) | {
        CONTENTS: [{"title": title, "kind": "article", "happened_at": when, "author_key": author, "comments": 1} for title, author in contents],
        INTERACTIONS: [{"from_key": one, "to_key": other, "kind": "answered", "topic": "plc", "happened_at": when}
                       for one, other in ((bo, ada), (bo, ada), (cy, ada), (ada, bo))],
        TOUCHES: [{"carrier": ada, "person_key": whom, "happened_at": when, "turns": 4, "words": 40} for whom in (bo, cy, cy)],
    }  # fmt: skip
    questions = {"titles": carrying.titles(UNTIL), "subjects": carrying.on_subjects(WORDS, UNTIL), "firms": carrying.met_by_firm(UNTIL),
                 "talks": carrying.talks(UNTIL), "lengths": carrying.lengths(UNTIL), "addressed": carrying.addressed(UNTIL),
                 "reacting": carrying.reacting(WORDS, UNTIL)}  # fmt: skip
    answers = tables(there, *questions.values())
    return {name: found.to_pylist() for name, found in zip(questions, answers, strict=True)}


def test_everything_that_files_hold_of_somebody_who_agreed_is_counted(asked):
    rows = carrying.judge_carrying(BOTH, WORDS, carrying.counted(**asked), date(2026, 10, 31))

    found = {
        (row["territory"], row["figure"]): (round(row["value"], 2), row["value_evidence"]["n"])
        for row in rows
        if row["value"] is not None
    }
    assert found["ot", "share_of_voice"] == (0.25, 8)
    assert found["ot", "echo"] == (1.0, 2)
    assert found["", "answered"] == (0.5, 2)
    assert (found["", "turns"], found["", "words"][1]) == ((4.0, 3), 3)
    assert found["", "breadth"] == (1.98, 7)
    assert found["", "reach"] == (3000.0, 1)


def test_a_share_of_voice_has_its_range():
    found = judged(BOTH, [text("PLC"), text("Automates")], {carrying.WHOLE: 30, "ot": 8})["ot", "share_of_voice"]

    assert 0.05 < found["value_evidence"]["low"] < found["value"] == 0.25 < found["value_evidence"]["high"] < 0.65


def test_relevance_counts_titles_on_the_subject_the_rarer_and_newer_the_more():
    whole, october, january = {carrying.WHOLE: 50, "ot": 1}, date(2026, 10, 30), date(2026, 1, 2)

    fresh, aged = (judged(BOTH, [text("PLC at night", day)], whole)["ot", "relevance"] for day in (october, january))
    common = judged(BOTH, [text("PLC at night", october)], whole | {"ot": 49})["ot", "relevance"]

    assert fresh["value_evidence"]["n"] == aged["value_evidence"]["n"] == 1
    assert fresh["value"] > 1.5 * aged["value"] > 0
    assert fresh["value"] > 10 * common["value"]


def test_a_word_within_another_word_is_no_subject():
    found = judged([*BOTH, said("topic", "PLC")], [text("Automatiquement vôtre")], {carrying.WHOLE: 1, "ot": 0})

    assert (found["ot", "share_of_voice"]["value"], found["ot", "share_of_voice"]["value_evidence"]["reason"]) == (
        None,
        "not_measurable",
    )
    assert found["ot", "relevance"]["value"] == 0.0


def test_who_agreed_to_nothing_counted_has_no_row_and_half_an_agreement_counts_half():
    found = judged([said("traces")], [text("PLC")], {carrying.WHOLE: 5, "ot": 1})

    assert judged([said("audience", "readers", 3000)]) == {}
    assert found["", "breadth"]["value_evidence"]["reason"] == "exchanges_not_agreed"
    assert found["ot", "relevance"]["consents"] == ["p:traces"]


def test_an_audience_is_what_the_person_says_and_moves_nothing_else():
    small, large = (judged([said("traces"), said("audience", "readers", many)], [text("PLC")]) for many in (20, 3_000_000))

    assert (small["", "reach"]["value"], large["", "reach"]["value_evidence"]["reason"]) == (20.0, "typed_in")
    rest = [key for key in small if key != ("", "reach")]
    assert [small[key]["value"] for key in rest] == [large[key]["value"] for key in rest]


def test_nobody_reacting_in_any_file_is_not_measurable_and_no_nought():
    found = judged(BOTH, [text("PLC")], {carrying.WHOLE: 5, "ot": 1})

    unseen = (("ot", "echo"), ("", "answered"), ("", "turns"), ("", "breadth"))
    assert {found[key]["value_evidence"]["reason"] for key in unseen} == {"not_measurable"}
