"""What is known of people besides what raters say: portraits, proofs, interests; it gives rows without telling of answers."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace

import pyarrow as pa
import pytest

from cordee.actions.run_leaders import lead
from cordee.core.opinion.heard import opinions
from cordee.core.vocabulary.entered import ENTERED
from cordee.core.vocabulary.entered_portraits import PORTRAIT_RECORDS
from tests.core.opinion.test_heard import SCHEMA, naming

SURVEY = {"survey": 1, "title": "", "template": "whom-to-ask", "territory": "bim", "wave": 1, "offered": [], "house": "Exemplia",
          "opened_on": date(2026, 3, 1), "closed_on": date(2026, 3, 2), "asked": 12, "answered": 5, "newcomers": 12}  # fmt: skip
TERRITORY = {"territory": "bim", "name_en": "BIM", "name_fr": "Maquette", "words_en": ["digital twin"], "words_fr": [], "owner": None,
             "state": "active", "since": date(2026, 1, 1)}  # fmt: skip


def portrait(name, field, words, level=None, proof=None, side="outside"):
    return {"consent": f"{name}:{field}", "portrait": name, "subject": f"mail-{name}", "label": name.title(), "side": side, "field": field,
            "words": words, "level": level, "proof": proof, "since": date(2026, 1, 1)}  # fmt: skip


def gift(name, topic="BIM"):
    return {"entry": 1, "subject": f"mail-{name}", "label": name.title(), "kind": "gift", "giver": "X", "topic": topic, "worth": None,
            "currency": None, "since": date(2026, 1, 1), "until": None}  # fmt: skip


class Database:
    """Answers the two questions of this part."""

    def __init__(self, answers):
        self.answers = pa.Table.from_pylist(answers, schema=SCHEMA)

    def run(self, question):
        assert question.equals(opinions())
        return self.answers

    def rows(self, question):
        return []


@pytest.fixture
def told():
    def rows(answers, portraits=(), interests=()):
        typed = {one.name: one.schema.empty_table() for one in (*ENTERED, PORTRAIT_RECORDS)}
        for name, given in (("survey_records", [SURVEY]), ("territory_records", [TERRITORY]), ("interest_records", list(interests)),
                            (PORTRAIT_RECORDS.name, list(portraits))):  # fmt: skip
            typed[name] = pa.Table.from_pylist(given, schema=typed[name].schema)
        kept = {}
        lead(
            SimpleNamespace(
                database=Database(answers),
                as_of=datetime(2026, 4, 1),
                typed=typed,
                judged=lambda _, found, __: kept.update(rows=found),
            )
        )
        return {row["name"]: row for row in kept["rows"]}

    return rows


def test_three_thousand_followers_and_no_peer_are_not_established(told):
    hugo = [portrait("hugo", "topic", "Digital Twin"), portrait("hugo", "audience", "followers", 3000)]

    found = told(naming("r1", "ann"), hugo)

    assert (found["Hugo"]["part"], found["Hugo"]["audience"], found["Hugo"]["raters"]) == ("not established", 3000, None)
    assert found["Hugo"]["words_en"] == "not established; lacks three people who rate or endorse"


@pytest.mark.parametrize("raters", [0, 1, 2])
def test_a_row_is_the_same_to_the_last_figure_whether_nobody_one_or_two_named_its_person(told, raters):
    besides = [portrait("hugo", "topic", "bim")], [gift("ann")]
    others = [row for one in range(raters, 5) for row in naming(f"r{one}", "zoe")]
    named = [row for one in range(raters) for row in naming(f"r{one}", "hugo", "ann", "zoe")]

    found = told([*others, *named], *besides)
    nobody = told([row for one in range(5) for row in naming(f"r{one}", "zoe")], *besides)

    assert [found[one] for one in ("Hugo", "Ann")] == [nobody[one] for one in ("Hugo", "Ann")]
    assert set(found) == {"Hugo", "Ann", "Zoe"}
    assert (found["Ann"]["part"], found["Ann"]["person_key"]) == ("seller", "mail-ann")


def test_a_portrait_speaks_for_whoever_was_named_by_the_same_whole_name(told):
    maud = [portrait("maud", "topic", "Maquette", side="employee"), portrait("maud", "experience", "Done", proof="report")]

    found = told([row for one in range(4) for row in naming(f"r{one}", "maud")], maud)

    assert len(found) == 1
    assert found["Maud"]["internal"]
    assert "proof" in found["Maud"]["there"]
    assert found["Maud"]["raters"] == 4


def test_nobody_is_a_celebrity_where_few_audiences_are_known(told):
    named = [row for one in range(4) for row in naming(f"r{one}", "hugo")]
    audiences = [portrait(f"p{one}", "audience", "", one) for one in range(9)]

    few = told(named, [portrait("hugo", "audience", "", 3000), *audiences[:8]])
    many = told(named, [portrait("hugo", "audience", "", 3000), *audiences])

    assert "reach" not in few["Hugo"]["there"]
    assert "reach" in many["Hugo"]["there"]


def test_a_row_names_the_agreements_on_which_what_it_tells_rests(told):
    hugo = [portrait("hugo", "topic", "BIM"), portrait("hugo", "audience", "", 3000), portrait("hugo", "rhythm", "quarterly")]

    found = told(naming("r1", "ann"), hugo)

    assert found["Hugo"]["consents"] == ["hugo:audience", "hugo:topic"]
