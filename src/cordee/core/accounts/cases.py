"""Cases: sales from lead to outcome, with the technique that opened each and what we saw of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.facts import ANSWERS, DEAL_LINKS, DEAL_MILESTONES, DEALS, FIRST_KNOWN, MERGES
from cordee.core.vocabulary.results import IDENTITY_LINKS, PERSONS, TIMELINE, UNDATED, UNOPENED
from cordee.core.vocabulary.techniques import SAY_LITTLE

STEPS = ("lead", "opportunity", "won", "lost")
TOLD = "how_did_you_hear"
UNSEEN = "unknown"


def steps() -> ir.Table:
    """Give each case its steps' times, and whether its source ever says that a case was lost.

    A deal that was merged into another gives it its beginning; how the other ended is its own affair. An outcome whose
    day nobody gives stands at the day it became known, and ``undated`` says so; ``begun`` says that a beginning has a day.
    """
    milestones = standing(DEAL_MILESTONES.table())
    first = FIRST_KNOWN.table().select(first_key="source_key", first_known_at="first_known_at")
    milestones = milestones.left_join(first, [("source_key", "first_key")]).drop("first_key")
    undated = milestones.happened_at.isnull()
    happened = ibis.coalesce(milestones.happened_at, milestones.first_known_at, milestones.known_at)
    milestones = milestones.mutate(happened_at=happened, undated=undated)
    milestones = milestones.filter(~milestones.merged | milestones.milestone.isin(["lead", "opportunity"]))
    times = milestones.group_by("deal_key").aggregate(
        source=milestones.source.min(),
        undated=(milestones.undated & milestones.milestone.isin(["won", "lost"])).any(),
        begun=(~milestones.undated & milestones.milestone.isin(["lead", "opportunity"])).any(),
        **{f"{step}_at": milestones.happened_at.min(where=milestones.milestone == step) for step in STEPS},
    )
    losing = milestones.group_by("source").aggregate(says_lost=(milestones.milestone == "lost").any())
    return times.left_join(losing, "source").drop("source_right")


def standing(table: ir.Table) -> ir.Table:
    """Let ``deal_key`` name the deal that stands where its source merged it into another; ``merged`` says so.

    A deal merged twice over is followed; HubSpot names the last one anyway.
    """
    merges = MERGES.table()
    merges = merges.filter(merges.kind == "deal").group_by("from_key").aggregate(into_key=merges.into_key.min())
    once = merges.select(gone_key="from_key", first_key="into_key")
    again = merges.select(gone_too="from_key", second_key="into_key")
    found = table.left_join(once, [("deal_key", "gone_key")]).left_join(again, [("first_key", "gone_too")])
    found = found.mutate(
        deal_key=ibis.coalesce(found.second_key, found.first_key, found.deal_key), merged=found.first_key.notnull()
    )
    return found.drop("gone_key", "first_key", "gone_too", "second_key")


def taking_part() -> ir.Table:
    """Give each case the organisation and the person that links name without contradiction.

    That is the main one; else the only one; else, for the organisation, where all the linked people work.
    """
    links = IDENTITY_LINKS.table()
    found = standing(DEAL_LINKS.table())
    found = _link(found, links.filter(links.kind == "organisation"), "organisation_key", "part_account")
    found = _link(found, links.filter(links.kind == "person"), "person_key", "part_person")
    employers = PERSONS.table().select(part_employed="person_id", part_employer="organisation_id")
    found = found.left_join(employers, [("part_person", "part_employed")])
    main = found.main.fill_null(False)
    names = ("part_account", "part_person", "part_employer")
    lone = {}
    for name in names:
        some, mains = found[name], ibis.ifelse(main, found[name], ibis.null("string"))
        only = ibis.ifelse(some.nunique() == 1, some.min(), ibis.null("string"))
        lone[name] = ibis.ifelse(mains.nunique() == 1, mains.min(), only)
    return found.group_by(part_key="deal_key").aggregate(**lone)


@cache
def described() -> ir.Table:
    """Give each case its account, contact, name, offer and amount, before touches are looked at."""
    found, deals = steps(), DEALS.table()
    links = IDENTITY_LINKS.table()
    people = links.filter(links.kind == "person")
    accounts = links.filter(links.kind == "organisation")
    deals = deals.select("source_key", "organisation_key", "person_key", "name", "offer", "amount", "currency", "owner",
                         "declared_technique")  # fmt: skip
    found = found.left_join(deals, [("deal_key", "source_key")])
    found = _link(found, people, "person_key", "contact_id")
    found = _link(found, people, "deal_key", "lead_person_id")
    found = _link(found, accounts, "organisation_key", "account_id")
    found = _link(found, accounts, "deal_key", "lead_account_id")
    found = found.left_join(taking_part(), [("deal_key", "part_key")])
    found = found.mutate(person_id=ibis.coalesce(found.contact_id, found.part_person, found.lead_person_id))
    employers = PERSONS.table().select(employed="person_id", employer_id="organisation_id")
    found = found.left_join(employers, [("person_id", "employed")])
    return found.select(
        "person_id", "name", "amount", "currency", "owner", "declared_technique", "says_lost", "undated", "begun",
        *(f"{step}_at" for step in STEPS),
        case_key="deal_key",
        organisation_id=ibis.coalesce(
            found.account_id, found.part_account, found.lead_account_id, found.employer_id, found.part_employer
        ),
        offer=ibis.coalesce(found.offer, ibis.literal("")),
    )  # fmt: skip


@cache
def absorptions() -> ir.Table:
    """Pair each lead without a deal with its account's next opportunity, where there is one."""
    found = described()
    lone = found.filter(
        found.opportunity_at.isnull() & found.won_at.isnull() & found.lost_at.isnull() & found.organisation_id.notnull()
    ).select(
        lead_key="case_key",
        account="organisation_id",
        lone_lead_at="lead_at",
        lone_begun="begun",
        lead_declared="declared_technique",
    )
    deals = found.filter(found.opportunity_at.notnull() & found.organisation_id.notnull()).select(
        "organisation_id", "opportunity_at", into="case_key"
    )
    pairs = lone.inner_join(deals, [lone.account == deals.organisation_id, lone.lone_lead_at <= deals.opportunity_at])
    first = _first(pairs, by="lead_key", order=["opportunity_at", "into"])
    return first.select("lead_key", "into", "lone_lead_at", "lone_begun", "lead_declared")


@cache
def absorbed() -> ir.Table:
    """Let a lead without a deal become the account's next opportunity, with what its source declared of it."""
    found, leads = described(), absorptions()
    earliest = _first(leads, by="into", order=["lone_lead_at", "lead_key"]).select(
        into="into", earlier_lead="lone_lead_at", earlier_begun="lone_begun"
    )
    declaring = leads.filter(leads.lead_declared.notnull())
    declared = _first(declaring, by="into", order=["lone_lead_at", "lead_key"])
    declared = declared.select(declared_into="into", lead_declared="lead_declared")
    kept = found.anti_join(leads, [("case_key", "lead_key")])
    kept = kept.left_join(earliest, [("case_key", "into")])
    kept = kept.left_join(declared, [("case_key", "declared_into")])
    kept = kept.mutate(
        lead_at=ibis.least(kept.lead_at, kept.earlier_lead),
        declared_technique=ibis.coalesce(kept.declared_technique, kept.lead_declared),
    )
    opened = ibis.least(kept.lead_at, kept.opportunity_at, kept.won_at, kept.lost_at)
    begun = kept.begun.fill_null(False) | kept.earlier_begun.fill_null(False)
    started = ibis.ifelse(begun, ibis.coalesce(kept.lead_at, kept.opportunity_at), ibis.null("timestamp"))
    flag = ibis.cases(
        (kept.won_at < started, "won before first contact"),
        (kept.lost_at < started, "lost before first contact"),
        (kept.won_at.notnull() & kept.lost_at.notnull(), "won and lost"),
        (kept.undated.fill_null(False), UNDATED),
        (~begun, UNOPENED),
        else_=ibis.null("string"),
    )
    return kept.mutate(opened_at=opened, flag=flag).drop(
        "into", "earlier_lead", "declared_into", "lead_declared", "undated", "begun", "earlier_begun"
    )


@cache
def cases(*, look_back_days: int, declared_first: bool) -> ir.Table:
    """Give every case with the technique that opened it, and what touches, source and buyer each say of that.

    Tracked is the account's first touch in the look-back before the case opened (the same day included); declared is
    what the source itself names. Where only one speaks it decides; failing both, ``unknown``. A touch whose source is
    not known opens nothing, and what the buyer told is shown beside and never decides.

    Parameters
    ----------
    look_back_days
        How far before a case a touch can open it.
    declared_first
        Whether the source decides where both speak. One that says little (other, direct) leaves it to the touch.
    """
    found = absorbed()
    touches = TIMELINE.table()
    touches = touches.filter((touches.organisation_id != "") & (touches.technique != UNSEEN)).select(
        account="organisation_id", touched_at="happened_at", touch_key="touch_key", by="technique"
    )
    pairs = found.select("case_key", "organisation_id", "opened_at", "won_at", "lost_at").inner_join(
        touches, [("organisation_id", "account")]
    )
    day_after = pairs.opened_at.truncate("D") + ibis.interval(days=1)
    before = (pairs.touched_at < day_after) & (
        pairs.touched_at >= pairs.opened_at.truncate("D") - ibis.interval(days=look_back_days)
    )
    ended = ibis.coalesce(pairs.won_at, pairs.lost_at)
    during = (pairs.touched_at >= day_after) & (ended.isnull() | (pairs.touched_at <= ended))
    pairs = pairs.mutate(before=before, during=during)
    pairs = pairs.filter(pairs.before | pairs.during)
    first = _first(pairs, by="case_key", order=[pairs.before.desc(), "touched_at", "touch_key"])
    first = first.select(touched_case="case_key", by="by", before="before")
    told = _told()
    found = found.left_join(first, [("case_key", "touched_case")]).left_join(told, [("case_key", "told_case")])
    opener = ibis.ifelse(found.before & (found.by != UNSEEN), found.by, ibis.null("string"))
    declared = found.declared_technique.nullif(UNSEEN)
    firm = ibis.ifelse(declared.isin(SAY_LITTLE), ibis.null("string"), declared) if declared_first else ibis.null("string")
    technique = ibis.coalesce(firm, opener, declared, ibis.literal(UNSEEN))
    decided_by = ibis.cases(
        (opener.fill_null("") == declared.fill_null(""), ibis.ifelse(opener.notnull(), "both", "nothing")),
        (technique == opener.fill_null(""), "touch"),
        else_="source",
    )
    seen = ibis.cases(
        (opener.notnull(), "first"),
        (declared.notnull(), "declared"),
        (found.by.notnull() & (found.by != UNSEEN), "halfway"),
        else_="nothing",
    )
    closed = found.won_at.notnull() | found.lost_at.notnull() | ~found.says_lost
    return found.select(
        "case_key", "organisation_id", "person_id", "name", "offer", "amount", "currency", "owner", "opened_at",
        *(f"{step}_at" for step in STEPS),
        "told", "flag",
        technique=technique,
        decided_by=decided_by,
        tracked=opener,
        declared=declared,
        seen=seen,
        closed=closed,
    )  # fmt: skip


def _told() -> ir.Table:
    """Give the technique that a case's buyer named last, for the case itself or for a lead that it took in."""
    answers, leads = standing(ANSWERS.table()), absorptions().select("lead_key", "into")
    told = answers.filter((answers.question == TOLD) & answers.deal_key.notnull())
    told = told.mutate(said_at=ibis.coalesce(told.happened_at, told.known_at))
    told = told.left_join(leads, [("deal_key", "lead_key")])
    told = told.mutate(told_case=ibis.coalesce(told.into, told.deal_key))
    latest = _first(told, by="told_case", order=[told.said_at.desc(), told.source_key.desc()])
    return latest.select("told_case", told="answer")


def _first(table: ir.Table, *, by: str, order: Sequence[ir.Value | str]) -> ir.Table:
    """Keep of each group the row that comes first."""
    ranked = table.mutate(place=ibis.row_number().over(ibis.window(group_by=by, order_by=list(order))))
    return ranked.filter(ranked.place == 0).drop("place")


def _link(table: ir.Table, links: ir.Table, key: str, into: str) -> ir.Table:
    named = links.select(linked_key="key", **{into: links.id})
    return table.left_join(named, [(key, "linked_key")]).drop("linked_key")
