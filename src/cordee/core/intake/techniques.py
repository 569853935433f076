"""The technique that a source's own words name: through the vocabulary's list, else the words themselves."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import plain_words
from cordee.core.vocabulary.techniques import words_to_technique


def technique(words: ir.StringValue, *, otherwise: str = "unknown") -> ir.StringValue:
    """Give the technique's id for a source's words; unknown words become a technique of their own."""
    plain = plain_words(words)
    known = ibis.literal(words_to_technique(), type="map<string, string>")
    return ibis.coalesce(known.get(plain), plain.replace(" ", "_"), ibis.literal(otherwise))
