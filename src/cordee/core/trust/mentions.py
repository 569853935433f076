"""The words by which a text says that it is paid, that its author is employed, that its pictures are not as taken.

Patterns are for text as ``letters`` leaves it: lower case, no accents, one kind of apostrophe. A new wording is one more line here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cordee.core.trust.subjects import latin


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What counts for one rule.

    Parameters
    ----------
    sentences
        Wordings that say it wherever they stand in a sentence.
    labels
        Words that say it only where they stand alone: a line, a bracket, a hashtag; "publicité" in a sentence is its subject.
    weak
        Wordings that hint and do not say it.
    """

    sentences: re.Pattern[str]
    labels: frozenset[str]
    weak: re.Pattern[str]

    @property
    def hashtags(self) -> frozenset[str]:
        """The labels as hashtags write them, without spaces."""
        return frozenset(label.replace(" ", "").replace("-", "") for label in self.labels)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w#])(?:{'|'.join(patterns)})(?!\w)")


PAID = Vocabulary(
    _any(
        r"collaboration\s+(?:commerciale|remuneree)",
        r"partenariat\s+(?:remunere|commercial|paye)",
        r"contenus?\s+(?:sponsorises?|publicitaires?)",
        r"(?:article|post|billet|video|publication|episode)\s+(?:sponsorisee?|publicitaire)",
        r"publi-?redactionnel|publi-?reportage|advertorial",
        r"(?:ceci|c'|cette\s+\w+|ce\s+\w+)\s*(?:est|contient)\s+(?:une|de\s+la)\s+(?:publicite|pub)",
        r"j'ai\s+ete\s+(?:payee?|remuneree?)|je\s+suis\s+(?:payee?|remuneree?)\s+(?:par|pour)",
        r"(?:commercial|paid)\s+collaboration|paid\s+(?:partnership|promotion|post|advertisement|content)",
        r"sponsored\s+(?:post|content|article|video|episode)",
        r"this\s+(?:(?:post|article|video|episode)\s+)?is\s+(?:an?\s+ad|an?\s+advertisement|sponsored|paid\s+for)",
        r"i\s+(?:was|am|'m|have\s+been|am\s+being)\s+paid",
    ),
    frozenset(
        ["publicite", "collaboration commerciale", "collaboration remuneree", "partenariat remunere", "contenu sponsorise",
         "article sponsorise", "post sponsorise", "sponsorise", "sponsorisee", "annonce publicitaire", "ad", "advert", "advertisement",
         "advertising", "sponsored", "sponsored post", "sponsored content", "paid partnership", "paid collaboration",
         "commercial collaboration", "paid promotion"]
    ),
    _any(
        r"(?:en|in)\s+(?:partenariat|collaboration|partnership)\s+(?:avec|with)",
        r"(?:offerte?s?|gifted|given|invitee?)\s+(?:par|by)|courtesy\s+of",
        r"merci\s+(?:a|au|aux)|thanks\s+to|thank\s+you\s+to",
    ),
)  # fmt: skip
WEAK_PAID_TAGS = frozenset(
    ["spon", "sp", "pub", "collab", "collaboration", "partner", "partenaire", "partenariat", "partnership", "ambassador",
     "ambassadeur", "ambassadrice", "gifted", "gift", "offert", "cadeau", "promo", "affiliate", "affilie"]
)  # fmt: skip
EMPLOYMENT = Vocabulary(
    _any(
        r"je\s+(?:travaille|bosse)\s+(?:chez|pour|a|au|dans)",
        r"(?:mon\s+employeur|mon\s+entreprise|ma\s+boite|ma\s+societe)",
        r"(?:salariee?|employee?|collaborateur|collaboratrice)\s+(?:de|du|chez)|(?:salariee?|employee?|collaborateur|collaboratrice)\s+d'\w+",
        r"je\s+suis\s+(?!(?:client|abonn|pass|alle|venu|invit|restee?|heureu|tombee?|entree?))[^.!?\n]{2,40}?\s+chez",
        r"l'entreprise\s+(?:ou|dans\s+laquelle|pour\s+laquelle)\s+je\s+travaille",
        r"i\s+work\s+(?:at|for)|my\s+(?:employer|company)|(?:the\s+)?company\s+i\s+work\s+(?:for|at)",
        r"employee\s+(?:of|at)|employed\s+(?:by|at)",
        r"(?:i'm|i\s+am)\s+an?\s+[^.!?\n]{2,40}?\s+at",
    ),
    frozenset(["employee", "salarie", "salariee", "salarie de l'annonceur", "my employer", "mon employeur"]),
    _any(
        r"(?:voir|cf\.?)\s+(?:mon\s+|ma\s+)?(?:profil|bio)|(?:see|in)\s+(?:my\s+)?(?:profile|bio)|lien\s+en\s+bio",
        r"opinions?\s+(?:are\s+)?(?:my|mine)(?:\s+own)?|my\s+own\s+(?:views|opinions)|(?:mes\s+propos|cela)\s+n'engagent?\s+que\s+moi",
    ),
)
WEAK_EMPLOYMENT_TAGS = frozenset(["ee", "emp", "spon", "lifeat", "proud"])
RETOUCHED = Vocabulary(
    _any(r"(?:images?|photos?|visuels?)\s+retouchee?s?", r"(?:retouched|edited)\s+(?:images?|photos?|pictures?)"),
    frozenset(
        ["images retouchees", "image retouchee", "photo retouchee", "photos retouchees", "retouched images", "retouched image"]
    ),
    _any(r"filtres?", r"filters?"),
)
VIRTUAL = Vocabulary(
    _any(
        r"(?:images?|visuels?|photos?)\s+(?:virtuelle?s?|generee?s?\s+par\s+(?:une\s+|l'|de\s+l')?(?:ia|intelligence\s+artificielle))",
        r"virtual\s+(?:images?|pictures?)|ai[- ]generated\s+(?:images?|pictures?|photos?)|(?:images?|pictures?)\s+generated\s+by\s+ai",
    ),
    frozenset(["images virtuelles", "image virtuelle", "virtual images", "virtual image", "ai generated image"]),
    _any(r"midjourney", r"dall-?e"),
)
# what turns a mention into its contrary: a negation, then at most small words, then the mention
DENIED = re.compile(
    r"(?:\b(?:pas|non|not|no|sans|aucune?|jamais|never|without|ni|nor|neither|isn't|wasn't)\b|en\s+aucun\s+cas)"
    r"(?:\s+|')*(?:(?:du\s+tout|vraiment|une?|de|d|la|le|du|ete|an?|any|the|in|en|at\s+all|really|being|forme|form|of)(?:\s+|'))*-?$"
)
# what says that nothing was paid, whatever else the text says
UNPAID = _any(
    r"(?:pas|non|jamais)\s+(?:ete\s+)?(?:payee?|remuneree?|sponsorisee?)",
    r"(?:not|never|wasn't|isn't)\s+(?:been\s+|being\s+)?(?:paid|sponsored)|un(?:paid|sponsored)\s+(?:post|review|opinion)",
    r"sans\s+(?:aucune\s+)?contrepartie|without\s+(?:any\s+)?(?:compensation|payment)",
)
DENIED_TAG = re.compile(
    r"(?:not|non|pas|no|un)(?:an?|de|d|une?)?(?=(?:publicite|pub|ad|advert|advertisement|sponsored|sponsorisee?)$)"
)


def letters(text: str) -> tuple[str, list[int]]:
    """Give a text in plain lower-case letters, and for each of them where it stood in the text.

    Accents and what cannot be seen go; letters that look like Latin ones, and fancy ones, become those.

    Examples
    --------
    >>> letters("\\u200bРublicité’")[0]
    "publicite'"
    """
    plain: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for one in _plain(letter):
            plain.append(one)
            places.append(place)
    return "".join(plain), places


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter in "’‘ʼ＇`´":
        return "'"
    if letter in "‐‑‒–—―−":
        return "-"
    if letter == "\n" or letter.isascii():
        return letter.casefold()
    if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return ""
    found = []
    for one in unicodedata.normalize("NFKD", letter).casefold():
        if not unicodedata.combining(one):
            found.append(one if one.isascii() or not one.isalpha() else latin(one))
    return "".join(found)
