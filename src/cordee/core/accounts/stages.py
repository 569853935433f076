"""The stage of each account for each offer, by rules that a team can change; and how far each rule reaches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.results import CASES, ORGANISATIONS, TIMELINE
from cordee.core.vocabulary.text import Text

STAGES: dict[str, Text] = {
    "purchase": Text("Purchase", "Achat"),
    "customer": Text("Customer", "Client"),
    "consideration": Text("Consideration", "Considération"),
    "awareness": Text("Awareness", "Découverte"),
    "lost": Text("Lost", "Perdu"),
    "none": Text("No recent touch", "Sans interaction récente"),
}
RULES: dict[str, Text] = {
    "open_opportunity": Text("an opportunity is open", "une opportunité est en cours"),
    "recent_win": Text("a case was won within the months set", "une affaire a été gagnée dans le délai fixé"),
    "people_or_intent": Text("enough people, or one high-intent act, within the days set", "assez de personnes actives, ou un signe d’intention forte, dans le délai fixé"),
    "any_touch": Text("a touch within the days set", "une interaction dans le délai fixé"),
    "last_lost": Text("the last opportunity was lost and nothing came since", "la dernière opportunité a été perdue et rien n’a suivi"),
    "nothing": Text("no touch within the days set", "aucune interaction dans le délai fixé"),
}  # fmt: skip


def stages(as_of: datetime, settings: Mapping[str, int]) -> ir.Table:
    """Give each account's stage for each offer that it has a case for, and for any offer (an empty name).

    A loss with nothing since goes before what was done ahead of it, however lately: who was met last month and said no
    last week considers nothing. One touch, or one step of another case, after the loss ends it.
    """
    moment = ibis.literal(as_of).cast("timestamp(6)")
    offers = _offers(moment, settings["customer_months"])
    met = _met(moment, settings)
    found = offers.left_join(met, [("organisation_id", "met_id")])
    lost = found.lost_at.notnull() & (ibis.greatest(found.lost_at, found.last_touch, found.last_step) == found.lost_at)
    stage = ibis.cases(
        (found.open_since.notnull(), "purchase"),
        (found.won_since.notnull(), "customer"),
        (lost, "lost"),
        (found.considered_at.notnull(), "consideration"),
        (found.touches > 0, "awareness"),
        else_="none",
    )
    rule = stage.cases(
        ("purchase", "open_opportunity"), ("customer", "recent_win"), ("consideration", "people_or_intent"),
        ("awareness", "any_touch"), ("lost", "last_lost"), else_="nothing",
    )  # fmt: skip
    since = stage.cases(
        ("purchase", found.open_since), ("customer", found.won_since), ("consideration", found.considered_at),
        ("awareness", found.first_recent), ("lost", found.lost_at), else_=ibis.null("timestamp(6)"),
    )  # fmt: skip
    count = stage.cases(
        ("purchase", found.open_cases), ("customer", found.won_cases), ("consideration", ibis.greatest(found.people.fill_null(0), 1)),
        ("awareness", found.touches.fill_null(0)), ("lost", found.lost_cases), else_=0,
    )  # fmt: skip
    return found.select(
        "organisation_id", "offer",
        stage=stage,
        since=since.date(),
        rule=rule,
        evidence=counted(count, rule, ibis.literal("timeline?organisation_id=") + found.organisation_id, moment),
    )  # fmt: skip


def counted(n: ir.Value, formula: ir.Value, rows: ir.Value, until: ir.Value) -> ir.StructValue:
    """Give the evidence of a figure that is counted, not estimated: no interval, and the reason."""
    return ibis.struct(
        {
            "n": n.cast("int64"),
            "low": ibis.null("float64"),
            "high": ibis.null("float64"),
            "reason": ibis.literal("counted"),
            "since": ibis.null("date"),
            "until": until.date(),
            "formula": formula,
            "rows": rows,
        }
    )


def _offers(moment: ir.Value, months: int) -> ir.Table:
    """Give each account one row for any offer, and one for each offer that it has a case for."""
    cases = CASES.table().filter(lambda t: t.organisation_id.notnull())
    of_each = ibis.union(cases.filter(cases.offer != ""), cases.mutate(offer=ibis.literal("")))
    opened = of_each.opportunity_at.notnull() & of_each.won_at.isnull() & of_each.lost_at.isnull()
    recent = of_each.won_at >= moment - ibis.interval(months=months)
    sums = of_each.group_by("organisation_id", "offer").aggregate(
        open_since=of_each.opportunity_at.min(where=opened),
        open_cases=opened.sum(),
        won_since=of_each.won_at.min(where=recent),
        won_cases=recent.fill_null(False).sum(),
        lost_at=of_each.lost_at.max(),
        lost_cases=of_each.lost_at.notnull().sum(),
        last_step=ibis.greatest(of_each.opened_at.max(), of_each.opportunity_at.max(), of_each.won_at.max()),
    )
    everyone = ORGANISATIONS.table().select("organisation_id").mutate(offer=ibis.literal(""))
    keys = ibis.union(everyone, sums.select("organisation_id", "offer"), distinct=True)
    found = keys.left_join(sums, ["organisation_id", "offer"])
    whole = {name: found[name].fill_null(0) for name in ("open_cases", "won_cases", "lost_cases")}
    return found.drop("organisation_id_right", "offer_right").mutate(**whole)


def _met(moment: ir.Value, settings: Mapping[str, int]) -> ir.Table:
    """Give each account its touches within the days, and when it came to consideration."""
    touches = TIMELINE.table().filter(lambda t: t.organisation_id != "")
    aware_from = moment - ibis.interval(days=settings["aware_days"])
    consider_from = moment - ibis.interval(days=settings["consideration_days"])
    recent = touches.happened_at >= aware_from
    sums = touches.group_by("organisation_id").aggregate(
        touches=recent.sum(), first_recent=touches.happened_at.min(where=recent), last_touch=touches.happened_at.max()
    )
    near = touches.filter(touches.happened_at >= consider_from)
    intents = near.group_by("organisation_id").aggregate(intent_at=near.happened_at.min(where=near.intent == "high"))
    people = near.filter(near.person_id.notnull())
    people = people.group_by("organisation_id", "person_id").aggregate(came_at=people.happened_at.min())
    order = ibis.window(group_by="organisation_id", order_by=["came_at", "person_id"])
    people = people.mutate(place=ibis.row_number().over(order))
    enough = people.place == settings["consideration_people"] - 1
    crowds = people.group_by("organisation_id").aggregate(people=people.count(), crowd_at=people.came_at.min(where=enough))
    found = sums.left_join(intents, "organisation_id").drop("organisation_id_right")
    found = found.left_join(crowds, "organisation_id").drop("organisation_id_right")
    return found.select(
        "touches", "first_recent", "last_touch", "people",
        met_id="organisation_id",
        considered_at=ibis.least(found.intent_at, found.crowd_at),
    )  # fmt: skip
