"""What is worth doing: at most three things, each with its reason, its owner and the page where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from cordee.actions.refused import refused_files
from cordee.core.accounts.stages import STAGES
from cordee.core.vocabulary.techniques import name_of
from cordee.faces.web.company import company, refused, rows
from cordee.faces.web.evidence import Why, counted, why
from cordee.faces.web.speech import Words
from cordee.wiring import Ask, Condition

MOST = 3
MANY_UNKNOWN = 0.1
RANK = {"purchase": 2, "consideration": 1}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    title: str
    text: str
    who: str
    button: str
    url: str
    why: Why


def steps(words: Words, found: Any, techniques: list[dict[str, Any]], as_of: date) -> list[Step]:
    """Choose what to do, the most pressing first."""
    wanted = (
        _look(words, found, as_of), _whole(words, as_of), _gap(words), _refused(words, as_of), _unknown(words, techniques, as_of),
        _bet(words, techniques, as_of), _costs(words, techniques, as_of),
    )  # fmt: skip
    return [one for one in wanted if one is not None][:MOST]


def _look(words: Words, found: Any, as_of: date) -> Step | None:
    risen = [row for row in (found.stages if found is not None else ()) if row["after"] in RANK and not row["late"]]
    accounts = rows("accounts", Ask(keys=[row["organisation_id"] for row in risen[:40]]))
    accounts = [one for one in accounts if one["last_touch"] is not None and one["breadth"] and one["relation"] != "competitor"]
    if not accounts:
        return None
    best = max(
        accounts, key=lambda one: (RANK.get(one["stage"], 0), one["breadth"], one["touches_90_days"], one["organisation_id"])
    )
    evidence = counted(len(risen), rows=f"timeline?organisation_id={best['organisation_id']}", until=as_of)
    title = words("week.look", name=best["name"], stage=words.text(STAGES[best["stage"]]).lower())
    return Step(
        title, words("week.look.text", n=best["breadth"], date=words.date(best["last_touch"])),
        best["owner"] or words("week.who.sales"), words("week.look.button"), f"/account/{quote(best['organisation_id'], safe=':/')}",
        why(words, title, evidence, how=words("week.look.why"), of="accounts"),
    )  # fmt: skip


def _whole(words: Words, as_of: date) -> Step | None:
    waiting = refused_files(company().workspace)
    if not waiting:
        return None
    file = waiting[0].path.name
    title = words("week.whole", file=file)
    return Step(
        title, words("week.whole.text", n=len(waiting)), words("week.who.marketing"), words("mend.link"),
        f"/data/refused-file/{quote(file, safe='')}/", why(words, title, counted(len(waiting), until=as_of), how=words("week.whole.why")),
    )  # fmt: skip


def _gap(words: Words) -> Step | None:
    """Name the territory for which nobody speaks and on which most questions wait; of equals, the one on which most were asked."""
    computed = {row["territory"]: row for row in rows("territories", Ask(where=(Condition("verdict", "=", "gap"),)))}
    gaps = [one for one in company().voices().territories() if one.state == "active" and one.key in computed] if computed else []
    if not gaps:
        return None
    waiting = company().briefs().waiting()
    n = {one.key: computed[one.key]["top_share_evidence"]["n"] for one in gaps}
    worst = max(gaps, key=lambda one: (waiting[one.key], n[one.key], one.key))
    title = words("week.gap", name=words.text(worst.name))
    asked, left = words("week.gap.text", n=n[worst.key]), waiting[worst.key]
    return Step(
        title, type(asked)(f"{asked} {words('week.gap.waits', n=left)}") if left else asked, worst.owner or words("week.who.marketing"),
        words("week.gap.button"), f"/voices/territories/{quote(worst.key, safe='')}/",
        why(words, title, computed[worst.key]["top_share_evidence"], how=words("week.gap.why"), of="raters", change="change.answers"),
    )  # fmt: skip


def _refused(words: Words, as_of: date) -> Step | None:
    found = refused()
    if not found.mendable:
        return None
    total, worst = sum(found.mendable.values()), next(iter(found.mendable))
    negative = sum(found.negative.values())
    title, rest = words("week.refused", n=total), found.rows - total - negative
    text = words(
        "week.refused.text" if len(found.mendable) > 1 else "week.refused.text.all",
        file=worst,
        n=total,
        most=found.mendable[worst],
    )
    if negative:
        text = type(text)(f"{text} {words('week.refused.negative', n=negative)}")
    if rest:
        text = type(text)(f"{text} {words('week.refused.rest', n=rest)}")
    evidence = counted(total, rows="rejected_rows", until=as_of)
    return Step(
        title, text, words("week.who.marketing"), words("week.refused.button"),
        f"/data/refused/?file={quote(worst)}", why(words, title, evidence, how=words("week.refused.why")),
    )  # fmt: skip


def _unknown(words: Words, techniques: list[dict[str, Any]], as_of: date) -> Step | None:
    leads, lost = (
        sum(row["leads"] for row in techniques),
        next((row["leads"] for row in techniques if row["technique"] == "unknown"), 0),
    )
    if not leads or lost / leads < MANY_UNKNOWN:
        return None
    title = words("week.unknown", n=lost)
    evidence = counted(lost, rows="cases?technique=unknown", until=as_of)
    return Step(
        title, words("week.unknown.text", share=words.share(lost / leads)), words("week.who.marketing"), words("week.unknown.button"),
        "/rows/cases/?technique=unknown", why(words, title, evidence, how=words("week.unknown.why")),
    )  # fmt: skip


def _bet(words: Words, techniques: list[dict[str, Any]], as_of: date) -> Step | None:
    row = next((one for one in techniques if one["best_bet"] and one["technique"] not in ("unknown", "other")), None)
    if row is None:
        return None
    title = words("week.bet", name=words.text(name_of(row["technique"])).lower())
    return Step(
        title, words("week.bet.text", wins=row["wins"], n=row["closed"]), words("week.who.marketing"), words("week.bet.button"),
        "/results/techniques/", why(words, title, row["won_rate_evidence"], how=words("week.bet.why")),
    )  # fmt: skip


def _costs(words: Words, techniques: list[dict[str, Any]], as_of: date) -> Step | None:
    lacking = [
        row
        for row in techniques
        if row["touches"] and row["closed"] and not row["cost_known"] and row["technique"] not in ("unknown", "other")
    ]
    if not lacking:
        return None
    lacking.sort(key=lambda row: -row["touches"])
    names = words.join([words.text(name_of(row["technique"])).lower() for row in lacking[:4]])
    title = words("week.costs", n=len(lacking))
    evidence = counted(len(lacking), rows="techniques", until=as_of)
    return Step(
        title, words("week.costs.text", names=names), words("week.who.marketing"), words("week.costs.button"), "/data/",
        why(words, title, evidence, how=words("week.costs.why")),
    )  # fmt: skip
