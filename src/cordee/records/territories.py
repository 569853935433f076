"""Territories, claims and proofs on the records' database: lines are added, never changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from cordee.core.opinion.territories import Claim, Kept, Proof, State, Territory, key_of
from cordee.core.vocabulary.problems_of_voices import CorrectionSaysWhy, NoSuchLine, NoSuchTerritory
from cordee.core.vocabulary.register import Line
from cordee.core.vocabulary.text import Text
from cordee.records.models import ClaimLine, ProofLine, TerritoryLine

TRIES = 3


def territories() -> list[Line[Territory]]:
    """Give every line on territories, as they were written."""
    return [_line(_territory(one), one) for one in TerritoryLine.objects.all()]


def claims() -> list[Line[Claim]]:
    """Give every line on claims, as they were written."""
    return [_line(_claim(one), one) for one in ClaimLine.objects.all()]


def proofs() -> list[Line[Proof]]:
    """Give every line on proofs, as they were written."""
    return [_line(_proof(one), one) for one in ProofLine.objects.all()]


def write(value: Kept, *, why: str = "", author: int | None = None, at: datetime | None = None) -> Line[Kept]:
    """Write a line; see ``cordee.core.opinion.territories.TerritoryBook``."""
    for _ in range(TRIES - 1):
        try:
            return _written(value, why, author, at)
        except IntegrityError:  # another line of the same key came first
            continue
    return _written(value, why, author, at)


def _written(value: Kept, why: str, author: int | None, at: datetime | None) -> Line[Kept]:
    model, columns, back = _SHAPES[type(value)]
    with transaction.atomic():
        last = model.objects.filter(key=value.key).aggregate(number=Max("number"))["number"] if value.key else None
        if value.key and last is None and not isinstance(value, Territory):
            raise NoSuchLine(key=value.key, known=_known(model))
        if last is not None and not why.strip():
            raise CorrectionSaysWhy()
        _belongs(value)
        made = model.objects.create(
            key=value.key or _new_key(value), number=(last or 0) + 1, why=why.strip() if last else "", author_id=author,
            entered_at=at or timezone.now(), **columns(value),
        )  # fmt: skip
    return _line(back(made), made)


def _new_key(value: Territory | Claim | Proof) -> str:
    if isinstance(value, Territory):
        return key_of(value.name.en, list(TerritoryLine.objects.values_list("key", flat=True).distinct()))
    model, letter = (ClaimLine, "c") if isinstance(value, Claim) else (ProofLine, "p")
    taken = model.objects.values_list("key", flat=True).distinct()
    return f"{letter}{max((int(one[1:]) for one in taken), default=0) + 1}"


def _belongs(value: Territory | Claim | Proof) -> None:
    """Refuse a claim on no territory, and a proof of no claim."""
    if isinstance(value, Claim) and not TerritoryLine.objects.filter(key=value.territory).exists():
        raise NoSuchTerritory(key=value.territory, known=_known(TerritoryLine))
    if isinstance(value, Proof):
        claim = ClaimLine.objects.filter(key=value.claim).order_by("-number").first()
        if claim is None or (claim.withdrawn and not value.withdrawn):
            raise NoSuchLine(key=value.claim, known=_known(ClaimLine))


def _known(model: Any) -> str:
    return ", ".join(sorted(set(model.objects.values_list("key", flat=True)))) or "–"


def _territory(one: TerritoryLine) -> Territory:
    words_en, words_fr = (tuple(str(word) for word in words) for words in (one.words_en, one.words_fr))
    return Territory(one.key, Text(one.name_en, one.name_fr), words_en, words_fr, one.owner, cast(State, one.state))


def _claim(one: ClaimLine) -> Claim:
    return Claim(one.key, one.territory, one.text, one.owner, one.withdrawn, one.offer, one.whom)


def _proof(one: ProofLine) -> Proof:
    return Proof(one.key, one.claim, one.done_on, one.done_for, one.owner, one.note, one.withdrawn)


def _line(value: Any, one: Any) -> Line[Any]:
    return Line(value, one.number, one.entered_at, one.author_id, one.why)


def _of_territory(one: Any) -> dict[str, Any]:
    return {
        "name_en": one.name.en.strip(), "name_fr": one.name.fr.strip(), "words_en": list(one.words_en), "words_fr": list(one.words_fr),
        "owner": one.owner.strip()[:200], "state": one.state,
    }  # fmt: skip


def _of_claim(one: Any) -> dict[str, Any]:
    return {
        "territory": one.territory,
        "text": one.text.strip(),
        "owner": one.owner.strip()[:200],
        "offer": one.offer.strip(),
        "whom": one.whom.strip(),
        "withdrawn": one.withdrawn,
    }


def _of_proof(one: Any) -> dict[str, Any]:
    return {
        "claim": one.claim, "done_on": one.done_on, "done_for": one.done_for.strip(), "owner": one.owner.strip()[:200],
        "note": one.note.strip(), "withdrawn": one.withdrawn,
    }  # fmt: skip


_Shape = tuple[Any, Callable[[Any], dict[str, Any]], Callable[[Any], Any]]
_SHAPES: dict[type, _Shape] = {
    Territory: (TerritoryLine, _of_territory, _territory),
    Claim: (ClaimLine, _of_claim, _claim),
    Proof: (ProofLine, _of_proof, _proof),
}
