"""What each side judged, case by case and technique by technique: imported tables and what was typed in, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.entered_judgements import JUDGEMENT_RECORDS
from cordee.core.vocabulary.facts import ANSWERS
from cordee.core.vocabulary.results import CASES, IDENTITY_LINKS
from cordee.core.vocabulary.results_of_judgements import JUDGED_CASES
from cordee.core.vocabulary.shares import share

SIDES = {"useful_sales": "sales", "useful_marketing": "marketing"}


def judged_cases() -> ir.Table:
    """Ask what each side judged of each case; of two judgements of one side on one case the later holds.

    An imported row finds its case by the whole key, else by the number at its end or by the case's name, where only one
    case has it; else it is about the account's case that was opened last before it. A row that finds none is left out.
    """
    said = ibis.union(_imported(), _typed())
    last = ibis.row_number().over(group_by=["case_key", "judged_by"], order_by=[ibis.desc("judged_at"), ibis.desc("place")])
    said = said.mutate(turn=last).filter(lambda table: table.turn == 0)
    cases = CASES.table().select("case_key", "technique", "lead_at", "opportunity_at")
    found = said.join(cases, "case_key")
    steps = [
        ibis.ifelse(found[name] <= found.judged_at, found[name], ibis.null("timestamp")) for name in ("lead_at", "opportunity_at")
    ]
    days = found.judged_at.date().delta(ibis.greatest(*steps).date(), unit="day")
    return found.select("case_key", "judged_by", "word", "technique", "judged_at", days=days)


def sums() -> ir.Table:
    """Count each technique's judgements by side."""
    judged = JUDGED_CASES.table()
    return judged.group_by("technique", "judged_by").aggregate(
        useful=(judged.word == "useful").sum(),
        judged=(judged.word != "too_early").sum(),
        too_early=(judged.word == "too_early").sum(),
        since=judged.judged_at.min().date(),
    )


def judge(rows: Iterable[Mapping[str, Any]], until: date) -> list[dict[str, Any]]:
    """Give each technique its share judged useful by each side, with its range.

    Examples
    --------
    >>> row = {"technique": "webinar", "judged_by": "sales", "useful": 12, "judged": 15, "too_early": 1, "since": None}
    >>> found = judge([row], date(2026, 3, 1))[0]
    >>> found["share"], found["evidence"]["n"], round(found["evidence"]["low"], 2)
    (0.8, 15, 0.55)
    """
    found = []
    for row in rows:
        n, since = int(row["judged"]), row["since"]
        rows_behind = f"judged_cases?technique={row['technique']}&judged_by={row['judged_by']}"
        useful = share(int(row["useful"]), n, reason="nothing_judged", method="wilson")
        found.append(
            {"technique": row["technique"], "judged_by": row["judged_by"], "useful": int(row["useful"]), "judged": n, "too_early": int(row["too_early"]),
             "share": useful.value, "evidence": useful.evidence(since=since, until=until, rows=rows_behind)}
        )  # fmt: skip
    return sorted(found, key=lambda row: (row["technique"], row["judged_by"]))


def _typed() -> ir.Table:
    typed = JUDGEMENT_RECORDS.table()
    return typed.select("case_key", "judged_by", "word", "judged_at", place=typed.judgement)


def _imported() -> ir.Table:
    answers = ANSWERS.table()
    answers = answers.filter(answers.question.isin(list(SIDES)))
    told = answers.select(
        "deal_key", "organisation_key",
        word="answer",
        judged_by=ibis.ifelse(answers.question == "useful_marketing", ibis.literal("marketing"), ibis.literal("sales")),
        judged_at=ibis.coalesce(answers.happened_at, answers.known_at),
        place=answers.record,
        row=answers.source_key,
    )  # fmt: skip
    cases = CASES.table().select(
        "case_key", "organisation_id", "opened_at", "name", tail=CASES.table().case_key.re_extract(r"([^:]*)$", 1)
    )
    whole = cases.select(whole_key="case_key", whole_case="case_key")
    tails = _alone(cases, "tail")
    names = _alone(cases.mutate(name=cases.name.lower().strip()), "name")
    found = told.left_join(whole, told.deal_key == whole.whole_key)
    found = found.left_join(tails, found.deal_key == tails.tail)
    found = found.left_join(names, found.deal_key.lower().strip() == names.name)
    found = found.mutate(named=ibis.coalesce(found.whole_case, found.tail_case, found.name_case))
    direct = found.filter(found.named.notnull()).select("judged_by", "word", "judged_at", "place", case_key="named")
    links = IDENTITY_LINKS.table()
    links = links.filter(links.kind == "organisation").select(link_key="key", account="id")
    rest = found.filter(found.named.isnull()).select("row", "organisation_key", "judged_by", "word", "judged_at", "place")
    rest = rest.join(links, rest.organisation_key == links.link_key)
    dated = cases.select("organisation_id", "opened_at", account_case="case_key")
    rest = rest.join(dated, (rest.account == dated.organisation_id) & (dated.opened_at <= rest.judged_at))
    latest = ibis.row_number().over(group_by="row", order_by=[ibis.desc("opened_at"), "account_case"])
    rest = rest.mutate(turn=latest).filter(lambda table: table.turn == 0)
    of_account = rest.select("judged_by", "word", "judged_at", "place", case_key="account_case")
    columns = ("case_key", "judged_by", "word", "judged_at", "place")
    return ibis.union(direct.select(*columns), of_account.select(*columns))


def _alone(cases: ir.Table, column: str) -> ir.Table:
    """Give the values of a column that only one case has, with that case."""
    some = cases.filter(cases[column].notnull() & (cases[column] != ""))
    counted = some.group_by(column).aggregate(**{f"{column}_case": some.case_key.min(), "cases": some.count()})
    return counted.filter(counted.cases == 1).drop("cases")
