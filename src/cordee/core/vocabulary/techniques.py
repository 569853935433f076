"""The catalogue of techniques: open, grouped in families, with the words that sources use for them.

Measurement never reads this file: to it a technique is an opaque key.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from cordee.core.vocabulary.technique_words import WORDS
from cordee.core.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Technique:
    """One technique, its family, its names, and the words by which sources call it."""

    id: str
    family: str
    name: Text
    words: tuple[str, ...] = ()


FAMILIES: dict[str, Text] = {
    "own_events": Text("Own events", "Nos événements"),
    "outside_events": Text("Outside events", "Événements extérieurs"),
    "email": Text("E-mail", "E-mail"),
    "search": Text("Search", "Recherche"),
    "advertising": Text("Advertising", "Publicité"),
    "social": Text("Social networks", "Réseaux sociaux"),
    "content": Text("Contents", "Contenus"),
    "voices": Text("Voices", "Voix"),
    "partners": Text("Partners and referrals", "Partenaires et recommandations"),
    "sales": Text("Sales", "Commercial"),
    "paper": Text("Paper", "Papier"),
    "web": Text("Web site", "Site web"),
    "unknown": Text("Not known", "Non connu"),
}


def _known(id: str, family: str, name: Text) -> Technique:
    return Technique(id, family, name, WORDS[id])


TECHNIQUES: tuple[Technique, ...] = (
    _known("webinar", "own_events", Text("Webinars", "Webinaires")),
    _known("seminar", "own_events", Text("Seminars", "Séminaires")),
    _known("own_event", "own_events", Text("Own events", "Événements maison")),
    _known("trade_show", "outside_events", Text("Trade shows", "Salons")),
    _known("email_house", "email", Text("E-mail to our list", "E-mail à notre liste")),
    _known("email_rented", "email", Text("E-mail to a rented list", "E-mail à une liste louée")),
    _known("newsletter", "email", Text("Newsletters", "Newsletters")),
    _known("paid_search", "search", Text("Paid search", "Référencement payant")),
    _known("search_engine", "search", Text("Search engines, paid or not", "Moteurs de recherche, payant ou non")),
    _known("organic_search", "search", Text("Unpaid search", "Référencement naturel")),
    _known("display", "advertising", Text("Display advertising", "Display")),
    _known("social_ads", "advertising", Text("Social advertising", "Publicité sur les réseaux sociaux")),
    _known("sponsored_article", "advertising", Text("Sponsored articles", "Articles sponsorisés")),
    _known("social_post", "social", Text("Social posts", "Publications sur les réseaux sociaux")),
    _known("in_mail", "social", Text("In-mail", "In-mail")),
    _known("community", "social", Text("Community", "Communauté")),
    _known("white_paper", "content", Text("White papers", "Livres blancs")),
    _known("case_study", "content", Text("Case studies", "Études de cas")),
    _known("blog", "content", Text("Blog", "Blog")),
    _known("video", "content", Text("Video and podcast", "Vidéo et podcast")),
    _known("form", "content", Text("Forms", "Formulaires")),
    _known("press", "voices", Text("Press", "Presse")),
    _known("ambassador", "voices", Text("Ambassadors", "Ambassadeurs")),
    _known("expert_post", "voices", Text("Posts by our experts", "Publications de nos experts")),
    _known("influencer", "voices", Text("Influencers and reporters", "Influenceurs et reporters")),
    _known("referral", "partners", Text("Word of mouth and referrals", "Bouche-à-oreille et recommandations")),
    _known("partner", "partners", Text("Partners", "Partenaires")),
    _known("affiliation", "partners", Text("Affiliation", "Affiliation")),
    _known("cold_call", "sales", Text("Cold calls", "Prospection téléphonique")),
    _known("phone", "sales", Text("Telephone, either way", "Téléphone, dans un sens ou l’autre")),
    _known("meeting", "sales", Text("Meetings and visits", "Rendez-vous et visites")),
    _known("sales_email", "sales", Text("E-mail by sales", "E-mail des commerciaux")),
    _known("direct_mail", "paper", Text("Letters", "Courrier papier")),
    _known("envelope", "paper", Text("Envelopes", "Enveloppes")),
    _known("web_visit", "web", Text("Visits to our site", "Visites de notre site")),
    _known("direct_traffic", "web", Text("Direct visits", "Accès direct")),
    _known("web_referral", "web", Text("Links from other sites", "Liens d’autres sites")),
    _known("other", "unknown", Text("Other", "Autre")),
    _known("unknown", "unknown", Text("Source unknown", "Source inconnue")),
)
SAY_LITTLE = ("unknown", "other", "direct_traffic")  # as a declared source these name no effort of ours
COVERS: dict[str, tuple[str, ...]] = {  # what a source or a buyer may mean too by the words of a technique
    "email_house": ("newsletter", "email_rented"),  # "e-mail"
    "search_engine": ("paid_search", "organic_search"),  # "Google"
    "phone": ("cold_call",),
    "own_event": ("webinar", "seminar", "trade_show"),  # "event"
    "social_post": ("social_ads", "in_mail", "community", "expert_post"),  # "LinkedIn", "social media"
}
BY_ID: dict[str, Technique] = {technique.id: technique for technique in TECHNIQUES}


@lru_cache(maxsize=50_000)
def plain(words: str) -> str:
    """Reduce words to lower case without accents or punctuation, for comparing.

    Examples
    --------
    >>> plain("Réseaux_sociaux (payants)")
    'reseaux sociaux payants'
    """
    bare = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return re.sub(r"[^0-9a-z]+", " ", bare).strip()


@cache
def words_to_technique() -> dict[str, str]:
    """Give the technique's id for each plain word that sources use."""
    known: dict[str, str] = {}
    for technique in TECHNIQUES:
        for word in (technique.id, technique.name.en, technique.name.fr, *technique.words):
            known.setdefault(plain(word), technique.id)
    return known


def technique_of(words: str) -> str | None:
    """Give the technique that these words of a source name, or None.

    Examples
    --------
    >>> technique_of("Paid_Search"), technique_of("réseaux sociaux"), technique_of("carrier pigeon")
    ('paid_search', 'social_post', None)
    """
    return words_to_technique().get(plain(words))


def name_of(technique: str) -> Text:
    """Give the technique's names; one that is not in the catalogue keeps its own word."""
    known = BY_ID.get(technique)
    return known.name if known else Text(technique, technique)
