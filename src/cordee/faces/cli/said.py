"""What the codes of a table mean, in the reader's language: a terminal shows words; files for programs keep the codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from cordee.core.accounts.stages import RULES, STAGES
from cordee.core.intake.reading import REASONS as REFUSALS
from cordee.core.intake.reading import REMEDIES
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.countries import country_name
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.table_words import SECTIONS
from cordee.core.vocabulary.techniques import FAMILIES, name_of
from cordee.core.vocabulary.text import Language, Text
from cordee.core.vocabulary.why import DECIDED, FLAGS, SEEN

DIRECTIONS: dict[str, Text] = {"in": Text("in", "à leur initiative"), "out": Text("out", "à la nôtre")}
YES_OR_NO: dict[bool, Text] = {True: Text("yes", "oui"), False: Text("no", "non")}
SHORT_VERDICTS: dict[str, Text] = {
    "better": Text("better", "mieux"),
    "worse": Text("worse", "moins bien"),
    "same": Text("like the rest", "comme le reste"),
    "unknown": Text("not known yet", "incertain"),
}
SUBJECTS: dict[str, Text] = {
    "seen": Text("seen", "vu"),
    "told": Text("told", "dit"),
    "speaks": Text("speaks", "se prononce"),
    "differs": Text("differs", "diffère"),
}
TECHNIQUES = ("technique", "tracked", "declared")
CODES: dict[str, Mapping[str, Text]] = {
    "stage": STAGES, "rule": RULES, "verdict": SHORT_VERDICTS, "seen": SEEN, "decided_by": DECIDED, "flag": FLAGS, "family": FAMILIES,
    "reason": REFUSALS, "direction": DIRECTIONS, "subject": SUBJECTS, "section": SECTIONS,
}  # fmt: skip


def said(rows: Sequence[Mapping[str, Any]], contract: Contract, language: Language) -> list[dict[str, Any]]:
    """Give rows with their codes in words: techniques by name, verdicts, stages, reasons, yes and no."""
    kinds = {column.name: column.kind for column in contract.columns}
    return [{name: _said(row, name, kinds[name], language) for name in row} for row in rows]


def remedies(answer: pa.Table, contract: Contract) -> list[Text]:
    """Give what can be done about the complaints of a table of refused rows, where reading otherwise mends nothing."""
    reasons = set(answer["reason"].to_pylist()) if contract.name == "rejected_rows" and "reason" in answer.column_names else ()
    return [text for reason, text in REMEDIES.items() if reason in reasons]


def _said(row: Mapping[str, Any], name: str, kind: str, language: Language) -> Any:
    value = row[name]
    if kind == "evidence" and value and value["reason"] in REASONS:
        return value | {"reason": REASONS[value["reason"]].in_language(language)}
    if kind == "boolean" and value is not None:
        return YES_OR_NO[value].in_language(language)
    if name == "country" and isinstance(value, str):
        return country_name(value, language) if language != "en" else value
    told = (name == "told" and kind == "text") or (name == "item" and row.get("subject") == "told")
    if value and (name in TECHNIQUES or told):
        return name_of(value).in_language(language)
    if name == "item":
        return SEEN[value].in_language(language) if value in SEEN and row.get("subject") == "seen" else value
    known = CODES.get(name, {}).get(value) if isinstance(value, str) else None
    return known.in_language(language) if known else value
