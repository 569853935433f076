"""Which techniques meet people in person and which online; of the others it cannot be told, and nobody guesses."""

from __future__ import annotations

from typing import Literal

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.text import Text

Way = Literal["in_person", "online", "neither"]
WAYS: dict[Way, Text] = {
    "in_person": Text("In person", "En personne"),
    "online": Text("Online", "En ligne"),
    "neither": Text("Neither, or not known", "Ni l’un ni l’autre, ou inconnu"),
}
IN_PERSON = frozenset({"seminar", "own_event", "trade_show", "meeting"})
ONLINE = frozenset(
    {
        "webinar", "email_house", "email_rented", "newsletter", "paid_search", "search_engine", "organic_search", "display", "social_ads",
        "sponsored_article", "social_post", "in_mail", "community", "white_paper", "case_study", "blog", "video", "form", "expert_post",
        "sales_email", "affiliation", "web_visit", "direct_traffic", "web_referral",
    }
)  # fmt: skip

PAID = frozenset({"paid_search", "display", "social_ads", "sponsored_article", "email_rented", "affiliation"})  # whatever it cost
HOME = frozenset({"web_visit", "form", "webinar", "seminar", "own_event", "meeting"})  # our own ground: our pages, events, a talk

FRONT = (  # a front page, by its path, its address or its title, in lower case
    r"^(https?://[^/]+)?/?(index\.[a-z]+|home|accueil|[a-z][a-z])?/?([?#].*)?$"
    r"|^(home|homepage|home page|accueil|page d.accueil|startseite|welcome|bienvenue)(\s*[|–—·-].*)?$"
)

ACTS = ("registered", "attended")  # what somebody did about a content, written where its name belongs
CONVERSATION = "conversation:"  # the key of a private exchange stands where a content's name belongs


def way_of(technique: str) -> Way:
    """Say how a technique meets people; telephone, letters, press, partners and word of mouth are neither.

    Examples
    --------
    >>> way_of("trade_show"), way_of("webinar"), way_of("referral")
    ('in_person', 'online', 'neither')
    """
    return "in_person" if technique in IN_PERSON else "online" if technique in ONLINE else "neither"


def content_met(touches: ir.Table) -> ir.StringValue:
    """Give the content of each touch by its own name; null where it has none, as a private conversation has.

    Whoever came to a webinar met the webinar: where a source writes the act (``registered``), the campaign is its name.
    """
    content = touches.content
    return ibis.cases(
        (content.isin(ACTS), touches.campaign.nullif("")),
        (content.startswith(CONVERSATION), ibis.null("string")),
        else_=content.nullif(""),
    )
