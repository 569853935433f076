"""The report's four sections: data first, then techniques, what nobody sees, accounts.

Each is a question, an answer in a sentence, a picture, a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cordee.actions.report import DataHeld, Report
from cordee.core.accounts.stages import STAGES
from cordee.core.intake.reading import REASONS
from cordee.core.vocabulary import figures
from cordee.core.vocabulary.axis import axis_for
from cordee.core.vocabulary.countries import country_name
from cordee.core.vocabulary.text import Text
from cordee.core.vocabulary.why import SEEN as WAYS_SEEN
from cordee.faces.reports import pictures, words
from cordee.faces.reports.html import Html, element, joined
from cordee.faces.reports.speech import Row, Speaker, precision, small

ROPE = ("awareness", "consideration", "purchase")
BESIDE = ("customer", "lost", "none")
SEEN = ("first", "declared", "halfway", "nothing")
OVER = 400


def data(speaker: Speaker, held: DataHeld) -> Html:
    """What the exports hold, and what of it serves."""
    if not held.sources:
        return _sheet(speaker, words.DATA, "data", joined(speaker.say(words.NO_DATA)))
    unused, n = held.fields - held.used, sum(held.refused.values())
    refused = speaker.say((words.REFUSED_NONE, words.REFUSED_ONE)[n] if n < 2 else words.REFUSED, n=speaker.number(n))
    rest = speaker.say(words.DATA_REST if unused else words.DATA_ALL, unused=speaker.number(unused), refused=refused)
    first = speaker.say(words.DATA_ANSWER, fields=speaker.number(held.fields), used=speaker.number(held.used))
    most = max(one.fields for one in held.sources)
    bars = [
        element(
            "li",
            element("span", _breakable(one.format), small(", ".join((*one.files, _rows(speaker, one.rows)))), class_="ib-name"),
            pictures.used_of_held(one.used, one.fields, most),
            element("span", speaker.say(words.FIELDS_USED, used=one.used, fields=one.fields), class_="ib-val"),
        )
        for one in held.sources
    ]
    keys = element("p", element("span", class_="key key-1"), speaker.say(words.USED_KEY), " \u2003",
                   element("span", class_="key key-last"), speaker.say(words.UNUSED_KEY), class_="note")  # fmt: skip
    parts: list[Html] = [keys, element("ul", bars, class_="bars")]
    if held.sleeping:
        heads = [(words.FIELD, ""), (words.SOURCE, ""), (words.FILLED, "num"), (words.VALUES, "num")]
        rows = [
            (
                element("b", row["field"]),
                row["format"],
                speaker.share(row["filled_share"]),
                speaker.number(row["distinct_values"]),
            )
            for row in held.sleeping
        ]
        parts += [element("h3", speaker.say(words.SLEEPING)), speaker.table(heads, rows)]
    if held.refused:
        told = [
            (speaker.say(REASONS[one]) if one in REASONS else one, speaker.number(many)) for one, many in held.refused.items()
        ]
        parts += [element("h3", speaker.say(words.REASONS)), speaker.table([(words.REASON, ""), (words.NUMBER, "num")], told)]
    return _sheet(speaker, words.DATA, "data", joined(element("b", first), rest), *parts)


def _breakable(name: str) -> Html:
    """Let a long technical name break after a slash or an underscore."""
    return joined((part, element("wbr")) for part in re.split(r"(?<=[/_])", name))


def _rows(speaker: Speaker, n: int) -> str:
    return speaker.say(words.ROW_COUNT_ONE) if n == 1 else speaker.say(words.ROW_COUNT, n=speaker.number(n))


def techniques(speaker: Speaker, report: Report) -> Html:
    """Which techniques turn leads into customers."""
    rows = report.techniques
    if not rows:
        return _sheet(speaker, words.TECHNIQUES, "techniques", joined(speaker.say(words.NO_TECHNIQUE)))
    overall = report.wins / report.closed if report.closed else None
    highest = [end for row in rows if (end := row["won_rate_evidence"]["high"]) is not None]
    axis = axis_for(highest)
    bars = [
        element(
            "li",
            element("span", speaker.technique(row["technique"]), class_="ib-name"),
            pictures.interval(axis, row["won_rate"], row["won_rate_evidence"]["low"], row["won_rate_evidence"]["high"],
                              word=row["verdict"], reference=overall),
            _rate(speaker, row),
            speaker.verdict(row["verdict"]),
            class_="ibrow",
        )
        for row in rows
    ]  # fmt: skip
    labels = [figures.share(tick, speaker.language) for tick in axis.ticks]
    all_label = speaker.say(words.ALL, rate=speaker.share(overall)) if overall is not None else ""
    scale = pictures.ticks(axis, labels, reference=overall, reference_label=all_label)
    bars.append(element("li", element("span"), scale, element("span"), element("span"), class_="ibrow axis", aria_hidden="true"))
    observed = speaker.say(words.OBSERVED, wins=speaker.number(report.wins), closed=speaker.number(report.closed))
    return _sheet(
        speaker, words.TECHNIQUES, "techniques", _answer(speaker, rows),
        element("p", f"{observed} {speaker.say(words.LEGEND)}", class_="note"),
        element("ol", bars),
        element("h3", speaker.say(words.IN_FIGURES)),
        _technique_table(speaker, rows),
    )  # fmt: skip


def _answer(speaker: Speaker, rows: tuple[Row, ...]) -> Html:
    """Say the answer in one or two sentences, computed from the verdicts; what has no known source is never praised."""
    known = [row for row in rows if row["family"] != "unknown"]
    parts: list[object] = []
    for word, text in (("better", words.BETTER), ("worse", words.WORSE)):
        named = [_named(speaker, row) for row in known if row["verdict"] == word]
        if named:
            parts += [element("b", speaker.say(text)), f" {figures.listed(named, speaker.language)}. "]
    if not parts:
        parts += [element("b", speaker.say(words.NONE_STANDS_OUT)), " "]
    open_ones = [row for row in known if row["verdict"] == "unknown"]
    if open_ones:
        only = speaker.technique(open_ones[0]["technique"], inside=True)
        parts.append(
            speaker.say(words.NOT_YET, n=len(open_ones)) if len(open_ones) > 1 else speaker.say(words.NOT_YET_ONE, name=only)
        )
        bet = next((row for row in open_ones if row["best_bet"]), None)
        name = speaker.technique(bet["technique"], inside=True) if bet else ""
        parts.append(
            speaker.say(words.BET, name=name, wins=bet["wins"], closed=bet["closed"]) if bet and len(open_ones) > 1 else "."
        )
    return joined(parts)


def _named(speaker: Speaker, row: Row) -> str:
    decimals = precision(row["won_rate_evidence"])
    rate, rest = (
        figures.count(100 * one, speaker.language, decimals=decimals)
        for one in (row["won_rate"], row["won_rate"] - row["difference"])
    )
    return speaker.say(words.NAMED, name=speaker.technique(row["technique"], inside=True), rate=rate, rest=rest)


def _rate(speaker: Speaker, row: Row) -> Html:
    evidence = row["won_rate_evidence"]
    if row["won_rate"] is None:
        return element("span", speaker.reason(evidence), class_="ib-val")
    won = speaker.say(words.WON_OF, wins=speaker.number(row["wins"]), closed=speaker.number(row["closed"]))
    return element(
        "span",
        element("b", speaker.share(row["won_rate"], evidence)),
        f" {speaker.between(evidence)}",
        element("br"),
        won,
        class_="ib-val",
    )


def _technique_table(speaker: Speaker, rows: tuple[Row, ...]) -> Html:
    heads = [(words.TECHNIQUE, ""), (words.VERDICT, ""), (words.WON, "num"), (words.CLOSED, "num"), (words.LEADS, "num"),
             (words.COST, "num"), (words.DAYS, "num"), (None, "")]  # fmt: skip
    return speaker.table(heads, [_technique_cells(speaker, row) for row in rows])


def _technique_cells(speaker: Speaker, row: Row) -> list[object]:
    name = speaker.technique(row["technique"])
    rate = row["won_rate_evidence"]
    behind = [
        (speaker.say(words.WON), rate),
        (speaker.say(words.VERDICT), row["difference_evidence"]),
        (speaker.say(words.COST), row["money_evidence"]),
        (speaker.say(words.DAYS), row["days_to_win_evidence"]),
    ]
    won = (
        joined(speaker.share(row["won_rate"], rate), small(speaker.between(rate)))
        if row["won_rate"] is not None
        else small(speaker.reason(rate))
    )
    return [
        element("b", name),
        joined(speaker.verdict(row["verdict"]), small(_verdict_note(speaker, row))),
        won,
        speaker.number(row["closed"]),
        speaker.number(row["leads"]),
        _cost(speaker, row),
        _days(speaker, row),
        speaker.why(name, *behind),
    ]


def _verdict_note(speaker: Speaker, row: Row) -> str:
    if row["verdict"] == "unknown":
        lacking = row["cases_before_we_know"]
        if lacking is None:
            return ""
        text = words.OVER_400 if lacking > OVER else words.LACKING_ONE if lacking == 1 else words.LACKING
        return speaker.say(text, n=lacking)
    evidence = row["difference_evidence"]
    decimals = precision(evidence)
    found, low, high = (
        figures.points(one, speaker.language, decimals=decimals) for one in (row["difference"], evidence["low"], evidence["high"])
    )
    return speaker.say(words.POINTS, points=found, low=low, high=high)


def _cost(speaker: Speaker, row: Row) -> Html:
    evidence = row["money_evidence"]
    share = speaker.say(words.COST_KNOWN, share=speaker.share(row["cost_known"])) if row["cost_known"] else None
    known = small(share) if share and evidence["reason"] != "no_cost" else None
    if row["cost_per_win"] is not None:
        return joined(figures.money(row["cost_per_win"], row["currency"], speaker.language), known)
    reason = evidence if evidence["reason"] != "counted" else {"reason": "no_win"}
    return joined(small(speaker.reason(reason)), known)


def _days(speaker: Speaker, row: Row) -> Html:
    evidence = row["days_to_win_evidence"]
    if row["days_to_win"] is None:
        return small(speaker.reason(evidence))
    low, high = (speaker.number(evidence[end]) for end in ("low", "high"))
    return joined(
        speaker.say(words.DAYS_N, n=speaker.number(row["days_to_win"])),
        small(speaker.say(words.RANGE, low=low, high=high)),
        small(speaker.say(words.DAYS_OF, n=evidence["n"], won=row["days_to_win_won"])),
    )


def visibility(speaker: Speaker, report: Report) -> Html:
    """What nobody sees: won cases by what was seen before them, beside what buyers say."""
    seen = {row["item"]: row for row in report.visibility if row["subject"] == "seen"}
    ordered = [seen[item] for item in SEEN if item in seen]
    if not ordered or ordered[0]["share"] is None:
        return _sheet(speaker, words.VISIBILITY, "visibility", joined(speaker.say(words.NO_WIN)))
    blind, wins = seen["nothing"], ordered[0]["evidence"]["n"]
    n = round(blind["share"] * wins)
    share = speaker.share(blind["share"], blind["evidence"])
    text = (words.SEEN_ALL, words.VISIBILITY_ONE)[n] if n < 2 else words.VISIBILITY_ANSWER
    answer = speaker.say(text, n=speaker.number(n), wins=speaker.number(wins), share=share)
    keys = [_seen(speaker, row, "last" if row is blind else str(place)) for place, row in enumerate(ordered, start=1)]
    parts = [pictures.parts_of_whole([row["share"] for row in ordered]), element("ul", keys, class_="share-key")]
    told = sorted(
        (row for row in report.visibility if row["subject"] == "told"), key=lambda row: (-(row["share"] or 0), row["item"])
    )
    if told:
        parts += _told(speaker, told)
    return _sheet(speaker, words.VISIBILITY, "visibility", element("b", answer), *parts)


def _seen(speaker: Speaker, row: Row, key: str) -> Html:
    what, evidence = speaker.say(WAYS_SEEN[row["item"]]), row["evidence"]
    figure = element("b", element("span", class_=f"key key-{key}"), speaker.share(row["share"], evidence))
    return element("li", figure, what, small(joined(speaker.between(evidence), " ", speaker.why(what, (what, evidence)))))


def _told(speaker: Speaker, told: Sequence[Row]) -> list[Html]:
    axis = axis_for([row["evidence"]["high"] or 0.0 for row in told])
    bars = [
        element(
            "li",
            element("span", speaker.technique(row["item"]), class_="ib-name"),
            pictures.interval(axis, row["share"], row["evidence"]["low"], row["evidence"]["high"], word="unknown"),
            element(
                "span",
                element("b", speaker.share(row["share"], row["evidence"])),
                f" {speaker.between(row['evidence'])}",
                class_="ib-val",
            ),
            element("span", speaker.say(words.TRACKED, share=speaker.share(row["tracked_share"])), class_="ev"),
            class_="ibrow",
        )
        for row in told
    ]
    note = speaker.say(words.TOLD_NOTE, n=speaker.number(told[0]["evidence"]["n"]))
    return [element("h3", speaker.say(words.TOLD)), element("p", note, class_="note"), element("ol", bars)]


def accounts(speaker: Speaker, report: Report) -> Html:
    """Where every account stands, and which to look at first."""
    whole = sum(report.stages.values())
    if not whole:
        return _sheet(speaker, words.ACCOUNTS, "accounts", joined(speaker.say(words.NO_ACCOUNT)))
    facts = {stage: speaker.number(report.stages.get(stage, 0)) for stage in ("purchase", "consideration")}
    answer = element("b", speaker.say(words.ACCOUNTS_ANSWER, n=speaker.number(whole), **facts))
    most = max(report.stages.values())
    bars = []
    for stage in (*ROPE, *BESIDE):
        many = report.stages.get(stage, 0)
        label = element("b", speaker.number(many))
        bar = pictures.length(many, most, kind="step" if stage in ROPE else "beside")
        value = element("span", label, f" · {figures.share(many / whole, speaker.language)}", class_="ib-val")
        bars.append(element("li", element("span", speaker.say(STAGES[stage]), class_="ib-name"), bar, value))
    parts = [element("ul", bars, class_="bars")]
    if report.accounts:
        parts += [element("h3", speaker.say(words.FIRST)), element("p", speaker.say(words.FIRST_NOTE), class_="note")]
        heads = [
            (words.ACCOUNT, ""),
            (words.STAGE, ""),
            (words.ACTIVE, "num"),
            (words.IN_90, "num"),
            (words.LAST, ""),
            (words.OWNER, ""),
            (None, ""),
        ]
        parts.append(speaker.table(heads, [_account_cells(speaker, row) for row in report.accounts]))
    return _sheet(speaker, words.ACCOUNTS, "accounts", answer, *parts)


def _account_cells(speaker: Speaker, row: Row) -> list[object]:
    since = speaker.say(words.SINCE, day=figures.day(row["stage_since"], speaker.language)) if row["stage_since"] else None
    about = ", ".join(one for one in (row["industry"], country_name(row["country"], speaker.language)) if one)
    return [
        joined(element("b", row["name"]), small(about) if about else None),
        joined(speaker.say(STAGES[row["stage"]]), small(since) if since else None),
        joined(speaker.number(row["breadth"]), small(f"/ {speaker.number(row['people'])}")),
        speaker.number(row["touches_90_days"]),
        figures.day(row["last_touch"], speaker.language) if row["last_touch"] else small(speaker.say(words.NOT_KNOWN)),
        row["owner"] or small(speaker.say(words.NOT_KNOWN)),
        speaker.why(row["name"], (row["name"], row["evidence"])),
    ]


def _sheet(speaker: Speaker, question: Text, name: str, answer: Html, *parts: Html) -> Html:
    """Lay a section out: the question, the answer in a sentence, then what shows it."""
    place = f"{speaker.language}-{name}"
    head = element("header", element("h2", speaker.say(question), id=place), element("p", answer, class_="answer"), class_="head")
    return element("section", head, *parts, class_="sheet", aria_labelledby=place)
