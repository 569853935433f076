"""Who speaks for us in a touch, as a group and never by name: ambassadors, experts, reporters, anybody else of ours, or nobody of ours."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.text import Text

GROUPS: dict[str, Text] = {
    "ambassador": Text("Ambassadors", "Ambassadeurs"),
    "expert": Text("Our experts’ posts", "Publications de nos experts"),
    "reporter": Text("Influencers and reporters", "Influenceurs et reporters"),
    "people": Text("Others of ours", "D’autres des nôtres"),
    "others": Text("Everything else", "Tout le reste"),
}
SPOKEN: dict[str, str] = {"ambassador": "ambassador", "expert_post": "expert", "influencer": "reporter"}


def spokesperson_met(touches: ir.Table) -> ir.StringValue:
    """Give the group that spoke in each touch: by its technique where that names one, else by whether one of ours brought it.

    Use it on any table with ``technique`` and ``carrier``; files tell no more of a person's part, so an expert who hosts a webinar
    is one of our people there. A touch without a technique that nobody of ours brought names nobody: null.
    """
    brought = touches.carrier.nullif("").notnull()
    named = [(touches.technique == technique, ibis.literal(spokesperson)) for technique, spokesperson in SPOKEN.items()]
    return ibis.cases(
        *named,
        (brought, ibis.literal("people")),
        (touches.technique.notnull(), ibis.literal("others")),
        else_=ibis.null("string"),
    )


def spokesperson_named(spokesperson: str) -> Text:
    """Give a group's names.

    Examples
    --------
    >>> spokesperson_named("expert").en
    'Our experts’ posts'
    """
    return GROUPS.get(spokesperson) or Text(spokesperson, spokesperson)
