"""The technique that a source's own words name: through the vocabulary's list, else the words themselves."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.techniques import words_to_technique


@ibis.udf.scalar.builtin(name="strip_accents", signature=(("string",), "string"))
def _without_accents(words: Any) -> Any:
    """DuckDB's own function; the signature above is its type."""


def plain_words(cell: ir.StringValue) -> ir.StringValue:
    """Reduce words as ``techniques.plain`` does: lower case, no accents, no punctuation."""
    bare = _without_accents(cell.lower()).re_replace(r"[^0-9a-z]+", " ")
    return bare.strip().nullif("")


def technique(words: ir.StringValue, *, otherwise: str = "unknown") -> ir.StringValue:
    """Give the technique's id for a source's words; unknown words become a technique of their own.

    For a column of a large file declare a field of kind ``technique`` instead: it is read once for each
    different value.
    """
    plain = plain_words(words)
    known = ibis.literal(words_to_technique(), type="map<string, string>")
    return ibis.coalesce(known.get(plain), plain.replace(" ", "_"), ibis.literal(otherwise))
