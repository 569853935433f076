"""Persons and organisations described: of each attribute the latest known, over all records that were joined."""

from __future__ import annotations

from functools import cache

import ibis
import ibis.expr.types as ir

from cordee.core.identity.keys import employer_key
from cordee.core.vocabulary.facts import ORGANISATION_RECORDS, PERSON_RECORDS
from cordee.core.vocabulary.keys import STATED
from cordee.core.vocabulary.results import IDENTITY_LINKS


def links_of(kind: str) -> ir.Table:
    """Give the links of persons or of organisations as key and id."""
    links = IDENTITY_LINKS.table()
    return links.filter(links.kind == kind).select("key", "id")


@cache
def persons() -> ir.Table:
    """Describe every person; one who is only mentioned has no attribute but the key."""
    records = PERSON_RECORDS.table()
    records = records.mutate(employer=employer_key(records))
    linked = _linked(records, "person")
    employers = links_of("organisation").select(employer="key", employer_id="id")
    linked = linked.left_join(employers, "employer").drop("employer_right")
    named = ibis.coalesce(
        linked.full_name, (linked.first_name.fill_null("") + " " + linked.last_name.fill_null("")).strip().nullif("")
    )
    linked = linked.mutate(name=named)
    described = linked.group_by("id").aggregate(
        **{one: _latest(linked, one) for one in ("name", "email", "linkedin_url", "title", "country", "owner")},
        organisation_id=_latest(linked, "employer_id"),
        records=linked.source_key.count(),
        sources=linked.source.nunique(),
    )
    everyone = links_of("person").select(person_id="id").distinct()
    found = everyone.left_join(described, [("person_id", "id")]).drop("id")
    found = found.mutate(
        email=ibis.coalesce(found.email, found.person_id.re_extract(r"^email:(.*)$", 1).nullif("")),
        linkedin_url=ibis.coalesce(found.linkedin_url, found.person_id.re_extract(r"^linkedin:(.*)$", 1).nullif("")),
        records=found.records.fill_null(0),
        sources=found.sources.fill_null(0),
    )
    found = found.mutate(domain_key=ibis.literal("domain:") + found.email.re_extract(r"@(.*)$", 1).nullif(""))
    by_domain = links_of("organisation").select(domain_key="key", domain_organisation="id")
    found = found.left_join(by_domain, "domain_key").drop("domain_key_right", "domain_key")
    found = found.mutate(organisation_id=ibis.coalesce(found.organisation_id, found.domain_organisation))
    return found.drop("domain_organisation")


def organisations() -> ir.Table:
    """Describe every organisation, without its group: that is judged from ``parent_id``.

    Its name is the one that its own records give, before what rows about people say; of several the latest, and of those
    the first record's. One that no record names has the name that most of its people's records give.
    """
    linked = _linked(ORGANISATION_RECORDS.table(), "organisation")
    first_of_latest = [
        ~linked.source_key.contains(STATED),
        linked.known_at,
        linked.recorded_at,
        linked.record.desc(),
        linked.source_key.desc(),
    ]
    linked = linked.mutate(calling=ibis.row_number().over(ibis.window(order_by=first_of_latest)))
    parents = links_of("organisation").select(parent_key="key", parent_id="id")
    linked = linked.left_join(parents, "parent_key").drop("parent_key_right")
    attributes = ("name", "siren", "vat", "domain", "country", "industry", "city", "employees", "relation", "tier", "owner")
    described = linked.group_by("id").aggregate(
        **{one: _latest(linked, one) for one in attributes if one != "name"},
        name=linked.name.argmax(linked.calling, where=linked.name.notnull()),
        parent_id=_latest(linked, "parent_id"),
        records=linked.source_key.count(),
        sources=linked.source.nunique(),
    )
    everyone = links_of("organisation").select("id").distinct()
    found = everyone.left_join(described, "id")
    found = found.left_join(_names_given(), [("id", "named_id")])
    mentioned = found.id.re_extract(r"^(?:name|domain):(.*)$", 1).nullif("")
    domain = found.id.re_extract(r"^domain:(.*)$", 1).nullif("")
    siren = found.id.re_extract(r"^siren:(.*)$", 1).nullif("")
    return found.select(
        *[one for one in attributes if one not in ("name", "domain", "siren")],
        organisation_id="id",
        name=ibis.coalesce(found.name, found.name_given, mentioned, found.domain, siren),
        domain=ibis.coalesce(found.domain, domain),
        siren=ibis.coalesce(found.siren, siren),
        parent_id=ibis.ifelse(found.parent_id == found.id, ibis.null("string"), found.parent_id),
        records=found.records.fill_null(0),
        sources=found.sources.fill_null(0),
    )


def _names_given() -> ir.Table:
    """Give each organisation the name that more than half of those of its people's records give that give one."""
    records = PERSON_RECORDS.table()
    records = records.mutate(employer=employer_key(records), given=records.organisation_name.strip().nullif(""))
    named = records.filter(records.given.notnull())
    named = named.inner_join(links_of("organisation"), [("employer", "key")])
    counts = named.group_by("id", "given").aggregate(people=named.source_key.count())
    counts = counts.mutate(all_people=counts.people.sum().over(group_by="id"))
    return counts.filter(2 * counts.people > counts.all_people).select(named_id="id", name_given="given")


@cache
def parents() -> ir.Table:
    """List organisation and parent, for judging groups."""
    found = organisations()
    return found.filter(found.parent_id.notnull()).select("organisation_id", "parent_id")


def with_groups(groups: ir.Table) -> ir.Table:
    """Complete the organisations with the top of their parents, as judged."""
    found = organisations().left_join(groups.select(member="organisation_id", top="group_id"), [("organisation_id", "member")])
    return found.mutate(group_id=ibis.coalesce(found.top, found.organisation_id)).drop("member", "top")


def _linked(records: ir.Table, kind: str) -> ir.Table:
    order = ibis.window(order_by=[records.known_at, records.recorded_at, records.source_key])
    ranked = records.mutate(newness=ibis.row_number().over(order))
    return ranked.inner_join(links_of(kind), [("source_key", "key")])


def _latest(table: ir.Table, column: str) -> ir.Value:
    value = table[column]
    return value.argmax(table.newness, where=value.notnull())
