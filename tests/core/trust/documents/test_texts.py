"""Each document says what the installation is and does, in both languages, and marks what only the company can fill in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cordee.core.trust.documents.document import FIELDS, KINDS, Facts, Held, gaps_of
from cordee.core.trust.documents.texts import make
from cordee.core.vocabulary.text import LANGUAGES, Text

FULL = Facts(
    sources=(Text("HubSpot contacts", "Contacts HubSpot"),),
    tables=("person_records", "touches"),
    channels=(Text("Webinars", "Webinaires"),),
    roles=((Text("Sales", "Commercial"), Text("reads everything", "lit tout")),),
    rules=(
        Held("retention", Text("Kept three years.", "Gardé trois ans."), "warns", True),
        Held("pressure", Text("At most so often.", "Pas plus souvent."), "off", True),
    ),
    settings=((Text("Contacts in 7 days", "Contacts en 7 jours"), 2),),
    mail_host="smtp.house.example",
    served_at="https://cordee.house.example",
    records="PostgreSQL",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_invented_where_nothing_is_known(kind, language):
    text = make(kind, Facts(), language)

    assert gaps_of(text), "what only the company knows is a gap"
    assert ("not legal advice" if language == "en" else "pas un avis juridique") in text
    assert "None" not in text
    assert "{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_once_all_is_filled_in_no_gap_remains(kind, language):
    text = make(kind, replace(FULL, fields=dict.fromkeys(FIELDS, "Filled & told")), language)

    assert gaps_of(text) == []
    assert "Filled & told" in text


def test_every_field_stands_in_some_document():
    everywhere = {gap for kind in KINDS for gap in gaps_of(make(kind, Facts(), "en"))}

    assert everywhere == {text.en for text in FIELDS.values()}


def test_the_record_says_what_article_30_asks_for():
    text = make("record", FULL, "fr")

    for said in ("Responsable du traitement", "Pour quoi faire", "Qui est concerné", "Fiches de personnes", "Contacts HubSpot", "Commercial",
                 "smtp.house.example", "Hors de l’Union européenne", "Gardé trois ans. (avertit", "https://cordee.house.example", "PostgreSQL"):  # fmt: skip
        assert said in text


def test_data_that_is_not_held_is_not_told():
    assert "consents and objections" not in make("record", FULL, "en").casefold()
    assert "Consents and objections as other tools knew them" in make("record", replace(FULL, tables=("consents",)), "en")


def test_a_rule_that_was_switched_off_is_not_told_as_kept():
    assert "At most so often." not in make("notice", FULL, "en")


def test_a_changed_setting_changes_the_notice():
    before, after = make("notice", FULL, "en"), make("notice", replace(FULL, settings=((FULL.settings[0][0], 3),)), "en")

    assert "Contacts in 7 days: **2**" in before
    assert "Contacts in 7 days: **3**" in after
