"""Every text stands in English and in French, says the same facts in both, and keeps French typography."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest

from cordee.core.vocabulary.text import Text
from tests.house.tree import SOURCE, calls, dotted, files, place

LITERAL = re.compile(r"<[^>]+>|`[^`]*`|Authorization: Bearer")  # what a machine reads is in no language
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|lorem)\b", re.IGNORECASE)
STRAIGHT = re.compile(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ{]")
LOOSE = re.compile(r" (?=[:;?!»](\s|$))|« |[^\W\d_][;?!](?=\s|$)|[^\W\d_]:(?= )|«(?=\w)|(?<=\w)»")
CATALOGUES = tuple(path for path in SOURCE.rglob("*.po") if "fr" in path.parts)
ENTRY = re.compile(r'^msgid ((?:".*"\n)+)(?:msgid_plural ((?:".*"\n)+))?((?:msgstr(?:\[\d\])? (?:".*"\n)+)+)', re.MULTILINE)


def texts():
    """Give every pair of texts written out in the source, with its place."""
    for path in files(".py", under=SOURCE):
        for call in calls(path):
            if dotted(call.func).split(".")[-1] == "Text":
                given = {**dict(zip(("en", "fr"), call.args, strict=False)), **{one.arg: one.value for one in call.keywords}}
                if {"en", "fr"} <= set(given) and all(isinstance(one, ast.Constant) for one in given.values()):
                    yield place(path, call.lineno), given["en"].value, given["fr"].value


def test_a_text_without_one_of_its_languages_cannot_be_made():
    with pytest.raises(ValueError, match="both languages"):
        Text("Rows", " ")


def test_both_languages_are_finished():
    assert not [f"{where}: {en} | {fr}" for where, en, fr in texts() if UNFINISHED.search(en) or UNFINISHED.search(fr)]


def test_both_languages_say_the_same_facts():
    assert not [f"{where}: {en} | {fr}" for where, en, fr in texts() if _facts(en) != _facts(fr)]


def test_french_has_its_apostrophe_and_its_spaces():
    assert not [f"{where}: {fault} {fr}" for where, _, fr in texts() if (fault := _fault(fr))]


def test_the_french_of_the_pages_is_complete():
    faults = []
    for path in CATALOGUES:
        content = path.read_text("utf-8") + "\n"
        assert "#, fuzzy" not in content.split("\n\n", 1)[-1], place(path)
        for entry in ENTRY.finditer(content):
            word = _joined(entry[1])
            answers = [_joined(part) for part in re.split(r"msgstr(?:\[\d\])? ", entry[3]) if part]
            if word and any(not answer or _fault(answer) for answer in answers):
                faults.append(f"{place(path)}: {word} | {answers}")

    assert not faults


@pytest.mark.parametrize(
    ("french", "sound"),
    [
        ("Trouvé\u00a0: rien", True),
        ("Trouvé\u202f: rien", True),
        ("Trouvé : rien", False),
        ("Trouvé: rien", False),
        ("l’export", True),
        ("l'export", False),
        ("Est-ce sûr\u202f?", True),
        ("Est-ce sûr?", False),
        ("https://exemple.fr, 12:30", True),
        ("«\u00a0oui\u00a0»", True),
        ("« oui »", False),
    ],
)
def test_the_rule_for_french_tells_sound_from_unsound(french, sound):
    assert (_fault(french) is None) == sound


def _facts(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _fault(french):
    bare = LITERAL.sub("", french)
    if STRAIGHT.search(bare):
        return "straight apostrophe:"
    return "space before punctuation:" if LOOSE.search(bare) else None


def _joined(quoted):
    return "".join(ast.literal_eval(line) for line in quoted.strip().splitlines() if line.startswith('"'))
