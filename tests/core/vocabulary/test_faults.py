"""What was found in a file that is refused is said in the reader's language."""

from __future__ import annotations

from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems import BadBackup, NotRunYet, UnreadableFile


def test_a_refused_file_says_in_french_what_was_found():
    refused = UnreadableFile(file="photo.csv", detail=faults.NOT_TEXT)

    assert "des octets qui ne sont pas du texte" in refused.in_language("fr")
    assert "bytes that are no text" in refused.in_language("en")


def test_a_piece_keeps_its_facts_even_where_they_hold_braces():
    refused = BadBackup(archive="a.tar", detail=faults.told(faults.TWICE, path="facts/{0}"))

    assert "facts/{0} deux fois" in refused.in_language("fr")


def test_a_workspace_without_results_names_the_command_with_its_folder():
    refused = NotRunYet(folder="/srv/mine", imports=1)

    assert "cordee run /srv/mine" in refused.in_language("fr")
    assert "1 imports" not in refused.in_language("en")
