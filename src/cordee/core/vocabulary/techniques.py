"""The catalogue of techniques: open, grouped in families, with the words that sources use for them.

Measurement never reads this file: to it a technique is an opaque key.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

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
    "email": Text("E-mail", "Courriel"),
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

TECHNIQUES: tuple[Technique, ...] = (
    Technique("webinar", "own_events", Text("Webinars", "Webinaires"), ("webinar", "webinars", "webinaire", "webcast")),
    Technique("seminar", "own_events", Text("Seminars", "Séminaires"), ("seminar", "workshop", "séminaire", "atelier")),
    Technique(
        "own_event", "own_events", Text("Own events", "Événements maison"), ("event", "own event", "événement", "evenement")
    ),
    Technique(
        "trade_show",
        "outside_events",
        Text("Trade shows", "Salons"),
        (
            "trade show",
            "trade fair",
            "tradeshow",
            "exhibition",
            "salon",
            "salon professionnel",
            "sur un salon",
            "foire",
            "fair",
            "conference",
            "conférence",
        ),
    ),
    Technique(
        "email_house",
        "email",
        Text("E-mail to our list", "Courriel à notre liste"),
        ("email", "e mail", "mail", "email marketing", "house email", "courriel", "emailing", "email campaign"),
    ),
    Technique(
        "email_rented",
        "email",
        Text("E-mail to a rented list", "Courriel à une liste louée"),
        ("rented list", "liste louée", "email rented"),
    ),
    Technique(
        "newsletter", "email", Text("Newsletters", "Lettres d’information"), ("newsletter", "lettre d information", "infolettre")
    ),
    Technique(
        "paid_search",
        "search",
        Text("Paid search", "Liens sponsorisés"),
        ("paid search", "ppc", "sem", "google ads", "adwords", "recherche payante", "liens sponsorisés"),
    ),
    Technique(
        "search_engine",
        "search",
        Text("Search engines, paid or not", "Moteurs de recherche, payant ou non"),
        (
            "search",
            "search engine",
            "google",
            "google search",
            "on google",
            "sur google",
            "recherche google",
            "bing",
            "duckduckgo",
            "qwant",
            "ecosia",
            "web search",
            "online search",
            "internet search",
            "moteur de recherche",
            "recherche internet",
            "recherche web",
            "recherche en ligne",
        ),
    ),
    Technique(
        "organic_search",
        "search",
        Text("Unpaid search", "Recherche naturelle"),
        ("organic search", "seo", "organic", "recherche naturelle", "recherche organique", "référencement naturel"),
    ),
    Technique(
        "display", "advertising", Text("Display advertising", "Bannières"), ("display", "banner", "bannière", "programmatic")
    ),
    Technique(
        "social_ads",
        "advertising",
        Text("Social advertising", "Publicité sociale"),
        ("paid social", "social ads", "linkedin ads", "facebook ads", "publicité sociale", "réseaux sociaux payants"),
    ),
    Technique(
        "sponsored_article",
        "advertising",
        Text("Sponsored articles", "Articles sponsorisés"),
        ("sponsored article", "advertorial", "article sponsorisé", "publirédactionnel"),
    ),
    Technique(
        "social_post",
        "social",
        Text("Social posts", "Publications sociales"),
        (
            "social",
            "social media",
            "social network",
            "social networks",
            "organic social",
            "social post",
            "linkedin",
            "linkedin post",
            "on linkedin",
            "sur linkedin",
            "post linkedin",
            "twitter",
            "facebook",
            "instagram",
            "réseau social",
            "réseaux sociaux",
            "reseaux sociaux",
            "médias sociaux",
        ),
    ),
    Technique("in_mail", "social", Text("In-mail", "In-mail"), ("in mail", "inmail", "linkedin message", "linkedin inmail")),
    Technique("community", "social", Text("Community", "Communauté"), ("community", "forum", "communauté")),
    Technique(
        "white_paper", "content", Text("White papers", "Livres blancs"), ("white paper", "whitepaper", "livre blanc", "ebook")
    ),
    Technique(
        "case_study",
        "content",
        Text("Case studies", "Études de cas"),
        ("case study", "customer story", "étude de cas", "cas client"),
    ),
    Technique("blog", "content", Text("Blog", "Blog"), ("blog", "article")),
    Technique("video", "content", Text("Video and podcast", "Vidéo et podcast"), ("video", "podcast", "vidéo", "youtube")),
    Technique(
        "form", "content", Text("Forms", "Formulaires"), ("form", "form submission", "formulaire", "landing page", "offline form")
    ),
    Technique(
        "press",
        "voices",
        Text("Press", "Presse"),
        (
            "press",
            "pr",
            "public relations",
            "press article",
            "magazine",
            "newspaper",
            "presse",
            "presse spécialisée",
            "relations presse",
            "article de presse",
            "journal",
            "media coverage",
        ),
    ),
    Technique("ambassador", "voices", Text("Ambassadors", "Ambassadeurs"), ("ambassador", "employee advocacy", "ambassadeur")),
    Technique(
        "expert_post",
        "voices",
        Text("Posts by our experts", "Publications de nos experts"),
        ("expert post", "thought leadership", "publication d expert"),
    ),
    Technique(
        "influencer",
        "voices",
        Text("Influencers and reporters", "Influenceurs et reporters"),
        ("influencer", "reporter", "influenceur"),
    ),
    Technique(
        "referral",
        "partners",
        Text("Word of mouth and referrals", "Bouche-à-oreille et recommandations"),
        (
            "referral",
            "referrals",
            "word of mouth",
            "by word of mouth",
            "recommendation",
            "recommendations",
            "recommended",
            "customer referral",
            "employee referral",
            "recommandation",
            "bouche à oreille",
            "le bouche à oreille",
            "par bouche à oreille",
            "par le bouche à oreille",
            "colleague",
            "a colleague",
            "my colleague",
            "from a colleague",
            "collègue",
            "un collègue",
            "une collègue",
            "confrère",
            "un confrère",
            "une consœur",
            "peer",
            "a peer",
            "friend",
            "a friend",
            "friend or colleague",
            "ami",
            "un ami",
            "une amie",
            "a customer",
            "un client",
            "une cliente",
            "connaissance",
            "une connaissance",
            "parrainage",
        ),
    ),
    Technique(
        "partner",
        "partners",
        Text("Partners", "Partenaires"),
        ("partner", "a partner", "partner referral", "partenaire", "un partenaire", "reseller", "revendeur", "channel partner"),
    ),
    Technique("affiliation", "partners", Text("Affiliation", "Affiliation"), ("affiliate", "affiliation", "affiliates")),
    Technique(
        "cold_call",
        "sales",
        Text("Cold calls", "Appels à froid"),
        ("cold call", "telemarketing", "télémarketing", "démarchage téléphonique", "prospection téléphonique", "outbound"),
    ),
    Technique(
        "phone",
        "sales",
        Text("Telephone, either way", "Téléphone, dans un sens ou l’autre"),
        (
            "phone",
            "telephone",
            "téléphone",
            "by phone",
            "par téléphone",
            "call",
            "phone call",
            "telephone call",
            "inbound call",
            "appel",
            "appel téléphonique",
            "appel entrant",
        ),
    ),
    Technique(
        "meeting",
        "sales",
        Text("Meetings and visits", "Rendez-vous et visites"),
        ("meeting", "visit", "customer visit", "demo", "rendez vous", "visite", "réunion", "appointment"),
    ),
    Technique(
        "sales_email",
        "sales",
        Text("E-mail by sales", "Courriel des commerciaux"),
        ("sales email", "one to one email", "courriel commercial"),
    ),
    Technique(
        "direct_mail",
        "paper",
        Text("Letters", "Courrier papier"),
        ("direct mail", "letter", "courrier", "mailing postal", "publipostage"),
    ),
    Technique("envelope", "paper", Text("Envelopes", "Enveloppes"), ("envelope", "enveloppe")),
    Technique(
        "web_visit",
        "web",
        Text("Visits to our site", "Visites du site"),
        ("web", "website", "your website", "web visit", "site web", "site internet", "votre site", "visite du site"),
    ),
    Technique(
        "direct_traffic",
        "web",
        Text("Direct visits", "Accès direct"),
        ("direct", "direct traffic", "accès direct", "trafic direct", "bookmark"),
    ),
    Technique(
        "web_referral",
        "web",
        Text("Links from other sites", "Liens d’autres sites"),
        ("referral site", "web referral", "referrals web", "site référent", "other campaigns", "link"),
    ),
    Technique(
        "other",
        "unknown",
        Text("Other", "Autre"),
        (
            "other",
            "autre",
            "other publicities",
            "offline",
            "offline sources",
            "sources hors ligne",
            "crm",
            "import",
            "internet",
            "online",
            "en ligne",
        ),
    ),
    Technique(
        "unknown",
        "unknown",
        Text("Source unknown", "Source inconnue"),
        (
            "unknown",
            "inconnu",
            "inconnue",
            "n/a",
            "none",
            "not known",
            "don t know",
            "i don t know",
            "i don t remember",
            "ne sait pas",
            "je ne sais pas",
            "je ne sais plus",
        ),
    ),
)
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
