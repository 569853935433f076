"""What is the matter with a file or a body that was sent, in both languages: the piece of a problem that says what was found."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

NOT_TEXT = Text("bytes that are no text", "des octets qui ne sont pas du texte")
BLANK = Text("blank lines only", "seulement des lignes vides")
NO_CELLS = Text("rows that do not part into cells", "des lignes qui ne se découpent pas en cellules")
BROKEN_PARQUET = Text("a damaged Parquet file", "un fichier Parquet endommagé")
HEADINGS_ONLY = Text("headings only", "seulement des titres de colonnes")
NEITHER = Text("neither a workbook nor text", "ni un classeur, ni du texte")
EMPTY_SHEETS = Text("empty sheets", "des feuilles vides")
BROKEN_FEED = Text("a damaged feed", "un flux endommagé")
EMPTY_GZIP = Text("a gzip file of 0 bytes", "un fichier gzip de 0 octet")
BROKEN_GZIP = Text("a damaged gzip file ({error})", "un fichier gzip endommagé ({error})")
BROKEN_ARCHIVE = Text("a damaged or locked archive ({error})", "une archive endommagée ou verrouillée ({error})")
MANY_PACKED = Text("{files} tables, more than {most}", "{files} tableaux, plus de {most}")
SWELLS = Text("{packed} bytes that swell to {size} and more", "{packed} octets qui en deviennent {size} et davantage")
OPEN_QUOTE = Text("the quote opened in row {row} never closes", "le guillemet ouvert à la ligne {row} n’est jamais refermé")
IN_DUMP = Text("{file} in it is cut off or damaged", "{file} y est coupé ou endommagé")
CLOSED_ZIP = Text("a zip with a password, or a damaged one", "un zip protégé par un mot de passe, ou endommagé")
NO_FORMAT = Text("no format of that name", "aucun format de ce nom")
NO_FILE = Text("no file at that path", "aucun fichier à cet endroit")
WRITES = Text("it would write {path}", "elle écrirait {path}")
TWICE = Text("{path} twice", "{path} deux fois")
CUT_OFF = Text("cut off", "un fichier coupé")
NO_INDEX = Text(
    "no index: the file is cut off, or something else", "pas d’index\u00a0: le fichier est coupé, ou c’est autre chose"
)
DIFFERENT = Text("{n} files differ: {paths}", "{n} fichiers diffèrent\u00a0: {paths}")
NO_SETTINGS = Text("no cordee.toml", "pas de cordee.toml")
ROWS_LACK = Text("facts/{path} does not have its {rows} rows", "facts/{path} n’a pas ses {rows} lignes")
NO_FOLDER = Text("no such folder", "pas de tel dossier")
NO_POSTS = Text("no Posts.xml, no Posts.xml.gz", "ni Posts.xml, ni Posts.xml.gz")
NO_ROW = Text("more than {size} MB without a row", "plus de {size} Mo sans une ligne")
NO_VOTES = Text("{n} answers, no votes", "{n} réponses, aucun vote")
NOT_JSON = Text("no JSON document", "autre chose qu’un document JSON")
TOO_LARGE = Text("{kind}, {size} bytes", "{kind}, {size} octets")


def told(text: Text, **facts: object) -> Text:
    """Give a piece with its facts filled in, in both languages.

    Examples
    --------
    >>> told(TWICE, path="cordee.toml").fr
    'cordee.toml deux fois'
    """
    return Text(text.in_language("en", **facts), text.in_language("fr", **facts))
