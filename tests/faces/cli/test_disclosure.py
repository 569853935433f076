"""A text is read for its mentions from a file or standard input, in any encoding, with the rulebook of the workspace."""

from __future__ import annotations

import pytest

from cordee.wiring import create_company
from tests.faces.cli.test_main import call
from tests.site import leave, point_at


@pytest.fixture
def mine(tmp_path):
    made = create_company(tmp_path / "mine", language="fr")
    point_at(made.folder)
    yield made
    leave()


def written(mine, text, encoding="utf-8"):
    path = mine.folder / "post.txt"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_text_without_its_mention_ends_with_one_and_says_which_rule(mine):
    answer = call(
        "disclose", "--text", written(mine, "Je teste.\n#spon"), "--link", "paid", "--workspace", mine.folder, language="fr"
    )

    assert answer.exit_code == 1
    assert "disclosure.paid (bloque) « #spon », ligne 2" in " ".join(answer.output.split())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
def test_a_mention_is_found_in_any_encoding_and_no_certainty_is_claimed(mine, encoding):
    path = written(mine, "Publicité\nJe teste.", encoding)

    answer = call("disclose", "--text", path, "--link", "gift", "--workspace", mine.folder)

    assert answer.exit_code == 0
    assert "line 1: “Publicité” says it" in answer.output
    assert "a person must judge" in answer.output


def test_a_rule_that_the_team_softened_only_warns(mine):
    mine.trust().switch_rule("disclosure.paid", "warns", reason="a trial")

    answer = call("disclose", "--text", written(mine, "Je teste."), "--link", "paid", "--workspace", mine.folder)

    assert answer.exit_code == 0
    assert "disclosure.paid (warns)" in answer.output


def test_both_ties_and_pictures_are_asked_for_at_once(mine):
    answer = call("disclose", "--text", written(mine, "Je teste."), "--link", "employee", "--link", "paid", "--pictures", "virtual",
                  "--workspace", mine.folder)  # fmt: skip

    assert [line.split()[0] for line in answer.output.splitlines()] == [
        "disclosure.paid",
        "disclosure.employment",
        "disclosure.pictures",
    ]
