"""Voice or gap: on each territory, what we claim and prove, and who speaks for it, or nobody, or too few answered to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import ibis.expr.types as ir

from cordee.core.opinion.nominations import NAMES_STEP, answering, latest_waves
from cordee.core.opinion.surveys import LEAST
from cordee.core.vocabulary.entered import CLAIM_RECORDS, PROOF_RECORDS, TERRITORY_RECORDS
from cordee.core.vocabulary.estimate import unknown

Verdict = Literal["voice", "gap", "unknown"]
GAP_LEAST = 10  # raters who answered without any three agreeing, before we say that there is nobody


def claims() -> ir.Table:
    """Ask for every claim with its proofs: how many, and the latest."""
    claim, proof = CLAIM_RECORDS.table(), PROOF_RECORDS.table()
    counted = proof.group_by("claim").agg(proofs=proof.count(), latest=proof.done_on.max())
    last = proof.join(counted, (proof.claim == counted.claim) & (proof.done_on == counted.latest)).select(
        "claim", "done_for", "proofs", "latest"
    )
    one = last.group_by("claim").agg(proofs=last.proofs.max(), latest=last.latest.max(), latest_for=last.done_for.min())
    joined = claim.left_join(one, claim.claim == one.claim)
    return joined.select(
        claim.claim, claim.territory, claim.words, claim.owner, practised=one.proofs.notnull(), proofs=one.proofs.fill_null(0),
        latest_proof_on=one.latest, latest_proof_for=one.latest_for,
    )  # fmt: skip


def territories() -> ir.Table:
    """Ask for the territories that stand."""
    return TERRITORY_RECORDS.table().select("territory", "name_en", "name_fr", "owner", "state")


def verdict(raters: int, voices: int) -> Verdict:
    """Say whether somebody speaks for a territory.

    Examples
    --------
    >>> verdict(12, 1), verdict(12, 0), verdict(4, 0), verdict(0, 0)
    ('voice', 'gap', 'unknown', 'unknown')
    """
    if voices:
        return "voice"
    return "gap" if raters >= GAP_LEAST else "unknown"


def judge_territories(
    territories: Iterable[Mapping[str, Any]],
    claims: Iterable[Mapping[str, Any]],
    nominations: Iterable[Mapping[str, Any]],
    counts: Iterable[Mapping[str, Any]],
    surveys: Iterable[Mapping[str, Any]],
    few: Mapping[int, int],
) -> list[dict[str, Any]]:
    """Give each territory with its claims and voices, by the latest closed wave that asked for names there.

    Parameters
    ----------
    nominations, counts, surveys, few
        What ``nominations`` gives.
    """
    counts = list(counts)
    of = answering(counts, NAMES_STEP)
    latest = latest_waves(counts, surveys)
    named: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in nominations:
        named[int(row["survey"])].append(row)
    claimed: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in claims:
        claimed[row["territory"]].append(row)
    return [_row(one, claimed[one["territory"]], latest.get(one["territory"]), named, of, few) for one in territories]


def _row(
    territory: Mapping[str, Any],
    claims: list[Mapping[str, Any]],
    survey: Mapping[str, Any] | None,
    named: Mapping[int, list[Mapping[str, Any]]],
    of: Mapping[int, int],
    few: Mapping[int, int],
) -> dict[str, Any]:
    number = int(survey["survey"]) if survey else 0
    raters, voices = of.get(number, 0), named.get(number, [])
    top = min(voices, key=lambda row: (-row["raters"], row["name"], row["item"]), default=None)
    enough = raters >= LEAST
    if top is not None:
        evidence = top["share_evidence"]
    else:
        reason = "nobody_asked" if not raters else "nobody_named" if enough else "too_few_raters"
        since, until = (survey["opened_on"], survey["closed_on"]) if survey else (None, None)
        evidence = unknown(reason, raters).evidence(since=since, until=until, formula="named", rows="nominations")
    practised = sum(bool(one["practised"]) for one in claims)
    return dict(territory) | {
        "verdict": verdict(raters, len(voices)),
        "voices": len({row["person_key"] for row in voices}) if enough else None,
        "named_by_few": few.get(number),
        "top_name": top["name"] if top else None,
        "top_person_id": top["person_id"] if top else None,
        "top_share": top["share"] if top else None,
        "top_share_evidence": evidence,
        "claims": len(claims),
        "claims_practised": practised,
        "claims_announced": len(claims) - practised,
        "latest_proof_on": max((one["latest_proof_on"] for one in claims if one["latest_proof_on"]), default=None),
    }
