"""How a format names people and organisations: the keys that identity later joins."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import one_of, plain_words
from cordee.core.vocabulary.keys import FREE_MAIL

_LEGAL_FORMS = (
    r"\b(s a s u|s a s|s a r l|s a|s c a|s n c|e u r l|sasu|sas|sarl|eurl|sa|snc|sca|scop|sci|gmbh|ag|kg|ug|ltd|limited|llc|llp|plc|"
    r"inc|incorporated|corp|corporation|co|bv|b v|nv|n v|spa|s p a|srl|s r l|sl|s l|ab|oy|as|aps|pvt|private)\b"
)


def person_key(*, email: ir.StringValue | None = None, linkedin: ir.StringValue | None = None) -> ir.StringValue:
    """Give the best key of a person: the address, else the profile; null where there is neither."""
    keys: list[ir.StringValue] = []
    if email is not None:
        keys.append(ibis.literal("email:") + email)
    if linkedin is not None:
        keys.append(ibis.literal("linkedin:") + linkedin)
    return ibis.coalesce(*keys)


def organisation_key(
    *,
    siren: ir.StringValue | None = None,
    domain: ir.StringValue | None = None,
    name: ir.StringValue | None = None,
) -> ir.StringValue:
    """Give the best key of an organisation: SIREN, domain that is no free mail, or name; null without any."""
    keys: list[ir.StringValue] = []
    if siren is not None:
        keys.append(ibis.literal("siren:") + siren.re_replace(r"\D", "").left(9).nullif(""))
    if domain is not None:
        keys.append(ibis.literal("domain:") + business_domain(domain))
    if name is not None:
        keys.append(ibis.literal("name:") + legal_name(name))
    return ibis.coalesce(*keys)


def business_domain(host: ir.StringValue) -> ir.StringValue:
    """Give the host unless it is a free-mail provider's."""
    return ibis.ifelse(one_of(host, FREE_MAIL), ibis.null("string"), host)


def legal_name(name: ir.StringValue) -> ir.StringValue:
    """Reduce a legal name to what compares: plain words without the legal form."""
    plain = plain_words(name)
    bare = plain.re_replace(_LEGAL_FORMS, " ").re_replace(r"\s+", " ").strip().nullif("")
    return ibis.coalesce(bare, plain)


def fingerprint(prefix: str, *parts: ir.StringValue) -> ir.StringValue:
    """Give a source key to rows that carry none: a hash of what makes two of them the same."""
    joined = ibis.literal("\x1f").join([ibis.literal(prefix), *(part.fill_null("") for part in parts)])
    return ibis.literal(f"{prefix}:") + joined.hexdigest("md5").left(24)
