"""Countries as people say them: whatever a source wrote, a code or a name in one of several languages, in the reader's."""

from __future__ import annotations

from functools import cache

from babel import Locale

from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import Language

CODE = 2
READ = ("en", "fr", "de", "es", "it", "nl", "pt")
ALSO = {
    "usa": "US", "united states of america": "US", "etats unis d amerique": "US", "uk": "GB", "great britain": "GB",
    "grande bretagne": "GB", "england": "GB", "angleterre": "GB", "scotland": "GB", "holland": "NL", "hollande": "NL",
    "czech republic": "CZ", "republique tcheque": "CZ", "turkey": "TR", "ivory coast": "CI", "south korea": "KR", "russia": "RU",
}  # fmt: skip


def country_name(written: str | None, language: Language) -> str:
    """Say a country in a language; what is no country that we know stays as it was written.

    Parameters
    ----------
    written
        A code of ISO 3166-1 (two letters), or a name in English, French, German, Spanish, Italian, Dutch or Portuguese.

    Examples
    --------
    >>> country_name("Germany", "fr"), country_name("DE", "en"), country_name("Pays-Bas", "en"), country_name("Bordurie", "fr")
    ('Allemagne', 'Germany', 'Netherlands', 'Bordurie')

    Notes
    -----
    The names are those of the Unicode Common Locale Data Repository, as Babel carries them.
    """
    if not written:
        return ""
    bare = written.strip()
    code = bare.upper() if len(bare) == CODE else ""
    code = code if code in _names(language) else _codes().get(plain(bare), "")
    return _names(language)[code] if code else bare


@cache
def _names(language: str) -> dict[str, str]:
    return {code: name for code, name in Locale(language).territories.items() if len(code) == CODE and code.isalpha()}


@cache
def _codes() -> dict[str, str]:
    """Give the codes by plain names; where two languages mean two countries by one word, English and French go first."""
    found = {plain(name): code for language in reversed(READ) for code, name in _names(language).items()}
    return found | ALSO


__all__ = ["country_name"]
