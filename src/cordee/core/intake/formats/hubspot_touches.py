"""Which acts of a HubSpot contact are touches, and by which technique. Opened e-mails count for nothing."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import plain_words
from cordee.core.intake.format import Filled
from cordee.core.intake.techniques import technique
from cordee.core.vocabulary.facts import TOUCHES

# HubSpot's "Referrals" are links on other sites; the trade's referrals are people. "Offline" says that a file or
# a colleague brought the record in: no contact took place.
OFFLINE = ("offline", "offline sources", "sources hors ligne", "hors ligne")
WORDS = {
    "referrals": "web_referral",
    "referral": "web_referral",
    "sites referents": "web_referral",
    "references": "web_referral",
    "recommandations": "web_referral",
    "ai referrals": "web_referral",
    "references ia": "web_referral",
    "other campaigns": "other",
    "autres campagnes": "other",
    "organic social": "social_post",
    "social media": "social_post",
    "reseaux sociaux organiques": "social_post",
    "reseaux sociaux payants": "social_ads",
    "recherche payante": "paid_search",
    "e mail marketing": "email_house",
    "marketing par e mail": "email_house",
    "marketing par email": "email_house",
}
ASKS_TO_BUY = (
    r"\b(demo|demonstration|quote|devis|pricing|tarifs?|contact us|contactez|nous contacter|talk to sales|"
    r"book a meeting|rendez vous)\b"
)


def source_technique(words: ir.StringValue) -> ir.StringValue:
    """Give the technique of a HubSpot source (``ORGANIC_SEARCH``, ``Organic search``); null without one."""
    plain = plain_words(words)
    own = plain.cases(*WORDS.items(), else_=ibis.null("string"))
    return ibis.coalesce(own, ibis.ifelse(plain.notnull(), technique(words), ibis.null("string")))


def intent(words: ir.StringValue) -> ir.StringValue:
    """Say high where a form's name says that a purchase is thought of; null elsewhere."""
    asks = plain_words(words).re_search(ASKS_TO_BUY).fill_null(False)
    return ibis.ifelse(asks, ibis.literal("high"), ibis.null("string"))


def act_key(email: ir.StringValue, act: ir.StringValue | str, moment: ir.TimestampValue) -> ir.StringValue:
    """Give a click's or a reply's key: one, whether the contact's columns or the list of e-mail events tell it."""
    return ibis.literal("hubspot:email:") + email + ":" + act + ":" + moment.truncate("s").cast("string")


def contact_touches(people: ir.Table) -> Filled:
    """Give the touches that a contact's own columns tell: sources, forms, meetings booked, clicks, replies.

    A touch's key holds its moment, so that a first and a last that are the same count once.
    """
    acts = [
        _source(people.first_source, ibis.coalesce(people.first_seen, people.created)),
        _source(people.latest_source, people.latest_seen),
        _form(people.first_form, people.first_form_at),
        _form(people.recent_form, people.recent_form_at),
        _act("meeting", people.meeting_at, "meeting"),
        _act("click", people.first_click_at, "email_house"),
        _act("click", people.last_click_at, "email_house"),
        _act("reply", people.first_reply_at, "email_house"),
        _act("reply", people.last_reply_at, "email_house"),
        _act("sales_reply", people.sales_reply_at, "sales_email"),
    ]
    told = people.select("record", "key", "organisation", "email", told=ibis.array(acts).unnest()).unpack("told")
    told = told.filter(told.moment.notnull() & told.technique.notnull()).distinct()
    own = told.key + ":" + told.act + ":" + told.moment.cast("string")
    by_address = ibis.ifelse(told.act.isin(["click", "reply"]), act_key(told.email, told.act, told.moment), ibis.null("string"))
    touches = told.select(
        "record",
        "technique",
        "content",
        "intent",
        source_key=ibis.coalesce(by_address, own),
        happened_at=told.moment,
        person_key=told.key,
        organisation_key=told.organisation,
        direction=ibis.literal("in"),
        scanner=ibis.literal(False),
    )
    return TOUCHES, touches


def _source(words: ir.StringValue, moment: ir.TimestampValue) -> ir.StructValue:
    offline = plain_words(words).isin(list(OFFLINE)).fill_null(False)
    return _act("source", moment, ibis.ifelse(offline, ibis.null("string"), source_technique(words)))


def _form(name: ir.StringValue, moment: ir.TimestampValue) -> ir.StructValue:
    return _act("form", moment, "form", content=name, intent=intent(name))


def _act(
    act: str,
    moment: ir.TimestampValue,
    technique_id: str | ir.StringValue,
    *,
    content: ir.StringValue | None = None,
    intent: ir.StringValue | None = None,
) -> ir.StructValue:
    nothing = ibis.null("string")
    return ibis.struct(
        {
            "act": ibis.literal(act),
            "moment": moment,
            "technique": ibis.literal(technique_id) if isinstance(technique_id, str) else technique_id,
            "content": nothing if content is None else content,
            "intent": nothing if intent is None else intent,
        }
    )
