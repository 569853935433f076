"""Every touch with whom it was: keys become people and accounts. Machines' clicks are left out, and touches without a time."""

from __future__ import annotations

from functools import cache

import ibis
import ibis.expr.types as ir

from cordee.core.vocabulary.facts import TOUCHES
from cordee.core.vocabulary.results import IDENTITY_LINKS, PERSONS


@cache
def timeline() -> ir.Table:
    """Give every touch by a person or an account; one without an account has an empty ``organisation_id``."""
    touches = TOUCHES.table()
    touches = touches.filter(~touches.scanner & touches.happened_at.notnull())
    links, persons = IDENTITY_LINKS.table(), PERSONS.table()
    people = links.filter(links.kind == "person").select(person_key="key", person_id="id")
    accounts = links.filter(links.kind == "organisation").select(organisation_key="key", named_id="id")
    domains = links.filter(links.kind == "organisation").select(domain_key="key", domain_id="id")
    employers = persons.select(person_id="person_id", employer_id="organisation_id")
    domain = ibis.literal("domain:") + touches.person_key.re_extract(r"^email:.*@(.*)$", 1).nullif("")
    found = touches.mutate(domain_key=domain)
    found = found.left_join(people, "person_key").drop("person_key_right")
    found = found.left_join(employers, "person_id").drop("person_id_right")
    found = found.left_join(accounts, "organisation_key").drop("organisation_key_right")
    found = found.left_join(domains, "domain_key").drop("domain_key_right")
    account = ibis.coalesce(found.named_id, found.employer_id, found.domain_id, ibis.literal(""))
    return found.select(
        "happened_at", "person_id", "technique", "direction", "campaign", "content", "carrier", "seconds", "intent",
        organisation_id=account,
        touch_key="source_key",
    )  # fmt: skip
