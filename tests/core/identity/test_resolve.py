"""Who is who, the certain part: what joins, what must stay apart, and that neither order nor later records change it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.identity.resolve import groups_of, resolve_organisations, resolve_persons
from cordee.core.vocabulary.results import IDENTITY_LINKS
from tests.asking import when

TEXT = pa.string()
RECORDS = pa.schema([("record_key", TEXT), ("siren", TEXT), ("vat", TEXT), ("domain", TEXT), ("name", TEXT), ("country", TEXT),
                     ("since", pa.timestamp("us"))])  # fmt: skip
EDGES = pa.schema([("record_key", TEXT), ("key", TEXT), ("because", TEXT), ("since", pa.timestamp("us"))])
MENTIONS = pa.schema([("key", TEXT), ("since", pa.timestamp("us"))])
SINCE = when("2026-01-01")
FIRST, SECOND = "552008443", "732829320"  # two valid SIRENs
Record = dict[str, Any]


def organisations(*records: Record, mentions: tuple[str, ...] = ()) -> pa.Table:
    """Resolve organisation records, each known since the day of its place unless it says otherwise."""
    rows = [{"since": SINCE} | one for one in records]
    mentioned = [{"key": key, "since": SINCE} for key in mentions]
    return resolve_organisations(pa.Table.from_pylist(rows, schema=RECORDS), pa.Table.from_pylist(mentioned, schema=MENTIONS))


def persons(edges: list[tuple[str, str, str]], mentions: tuple[str, ...] = ()) -> pa.Table:
    """Resolve person records given as record, key and reason."""
    rows = [{"record_key": one, "key": key, "because": because, "since": SINCE} for one, key, because in edges]
    mentioned = [{"key": key, "since": SINCE} for key in mentions]
    return resolve_persons(pa.Table.from_pylist(rows, schema=EDGES), pa.Table.from_pylist(mentioned, schema=MENTIONS))


def together(links: pa.Table) -> set[frozenset[str]]:
    """Give the keys of each person or organisation."""
    groups: dict[str, set[str]] = defaultdict(set)
    for row in links.to_pylist():
        groups[row["id"]].add(row["key"])
    return {frozenset(keys) for keys in groups.values()}


def because(links: pa.Table, key: str) -> str:
    return next(row["because"] for row in links.to_pylist() if row["key"] == key)


def rec(key: str, **attributes: Any) -> Record:
    return {"record_key": key} | attributes


def test_two_sources_that_share_a_register_number_speak_of_one_company():
    links = organisations(rec("a", siren=FIRST, name="Fonderie"), rec("b", siren=FIRST, name="FL Holding"))

    assert together(links) == {frozenset("ab")}
    assert because(links, "b") == "siren"


def test_a_siret_and_a_french_vat_number_hold_the_register_number():
    links = organisations(rec("a", siren=SECOND), rec("b", siren="732 829 320 00074"), rec("c", vat="FR44732829320"))

    assert together(links) == {frozenset("abc")}


def test_a_register_number_with_a_wrong_key_joins_nobody():
    assert together(organisations(rec("a", siren="552008444"), rec("b", siren="552008444"))) == {frozenset("a"), frozenset("b")}


def test_a_foreign_vat_number_joins_and_says_so():
    links = organisations(rec("a", vat="BE 0403.170.701"), rec("b", vat="be0403170701"))

    assert together(links) == {frozenset("ab")}
    assert because(links, "a") == "vat"


def test_hosts_of_one_registered_domain_are_one_company():
    links = organisations(rec("a", domain="www.fonderie.fr"), rec("b", domain="mail.fonderie.fr"))

    assert together(links) == {frozenset("ab")}


def test_a_free_mail_domain_joins_nobody():
    links = organisations(rec("a", domain="gmail.com"), rec("b", domain="gmail.com"))

    assert together(links) == {frozenset("a"), frozenset("b")}


def test_a_legal_name_joins_within_a_country_and_not_across():
    links = organisations(
        rec("a", name="Acme SAS", country="France"), rec("b", name="ACME", country="FR"), rec("c", name="Acme GmbH", country="DE")
    )

    assert together(links) == {frozenset("ab"), frozenset("c")}
    assert because(links, "a") == "name"


def test_being_mentioned_by_a_deal_does_not_make_a_company_forget_its_country():
    records = (rec("a", name="Acme", country="FR"), rec("b", name="Acme", country="DE"))

    links = organisations(*records, mentions=("a", "b"))

    assert together(links) == {frozenset("a"), frozenset("b")}


def test_being_mentioned_does_not_change_why_a_record_is_linked():
    links = organisations(rec("a", siren=FIRST), rec("b", siren=FIRST), mentions=("a",))

    assert because(links, "a") == "siren"


def test_a_name_without_a_country_joins_the_only_country_there_is_and_none_of_two():
    one = organisations(rec("a", name="Acme", country="FR"), rec("b", name="Acme"))
    two = organisations(rec("a", name="Acme", country="FR"), rec("c", name="Acme", country="DE"), rec("b", name="Acme"))

    assert together(one) == {frozenset("ab")}
    assert together(two) == {frozenset("a"), frozenset("b"), frozenset("c")}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"siren": FIRST}, {"siren": SECOND}),
        ({"domain": "acme.fr"}, {"domain": "acme-paris.fr"}),
        ({"vat": "BE0403170701"}, {"vat": "BE0202239951"}),
        ({"siren": FIRST, "domain": "acme.fr"}, {"siren": SECOND, "domain": "acme.fr"}),
    ],
)
def test_two_homonyms_with_different_identifiers_stay_two_and_the_bare_name_joins_neither(left: Record, right: Record):
    named = {"name": "Acme", "country": "FR"}

    links = organisations(rec("a", **named, **left), rec("b", **named, **right), rec("c", **named))

    assert together(links) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_those_of_whom_only_an_ambiguous_name_is_known_stay_one_that_nobody_identified():
    named = {"name": "Acme", "country": "FR"}

    links = organisations(rec("a", **named, siren=FIRST), rec("b", **named, siren=SECOND), rec("c", **named), rec("d", name="ACME SA"),
                          mentions=("name:acme",))  # fmt: skip

    assert together(links) == {frozenset("a"), frozenset("b"), frozenset({"c", "d", "name:acme"})}


def test_where_a_name_is_known_in_two_countries_one_without_a_country_is_nobodys_though_one_carrier_has_none_either():
    abroad = (rec("a", name="Acme", domain="acme.com"), rec("b", name="Acme", country="DE"), rec("c", name="Acme", country="FR"))

    links = organisations(*abroad, rec("d", name="Acme"), mentions=("name:acme",))

    assert together(links) == {frozenset("a"), frozenset("b"), frozenset("c"), frozenset({"d", "name:acme"})}


def test_a_french_register_number_and_a_belgian_one_are_two_companies_of_one_name():
    known = organisations(rec("a", name="Acme", siren=FIRST), rec("b", name="Acme", vat="BE0403170701"), rec("c", name="Acme"))
    settled = organisations(
        rec("a", name="Acme", siren=FIRST, country="FR"), rec("b", name="Acme", vat="BE0403170701", country="FR")
    )

    assert together(known) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert together(settled) == {frozenset("a"), frozenset("b")}


def test_a_register_number_says_the_country_that_a_record_does_not():
    links = organisations(
        rec("a", name="Acme", siren=FIRST), rec("b", name="Acme", country="DE"), rec("c", name="Acme", country="FR")
    )

    assert together(links) == {frozenset("ac"), frozenset("b")}


def test_kdp_groupe_and_kdp_software_are_two():
    links = organisations(rec("a", name="KDP Groupe", country="FR"), rec("b", name="KDP Software", country="FR"))

    assert len(together(links)) == 2


def test_comparing_names_alone_would_make_one_of_two_homonyms():
    records = (rec("a", name="Acme", country="FR", siren=FIRST), rec("b", name="Acme", country="FR", siren=SECOND))

    naive = {one["name"] for one in records}

    assert len(naive) == 1
    assert len(together(organisations(*records))) == 2


def test_a_go_between_does_not_join_two_companies_whose_register_numbers_differ():
    links = organisations(
        rec("a", siren=FIRST, domain="acme.fr"),
        rec("b", siren=SECOND, domain="bravo.fr"),
        rec("c", vat="BE0403170701", domain="acme.fr"),
        rec("d", vat="BE0403170701", domain="bravo.fr"),
    )

    ids = {row["key"]: row["id"] for row in links.to_pylist()}
    assert ids["a"] != ids["b"]
    assert ids["c"] == ids["d"]


@pytest.mark.parametrize(
    ("mention", "record"),
    [
        (f"siren:{FIRST}", {"siren": FIRST}),
        ("domain:mail.acme.fr", {"domain": "acme.fr"}),
        ("name:acme", {"name": "Acme SA"}),
        ("vat:BE0403170701", {"vat": "BE0403170701"}),
        ("vat:FR44732829320", {"siren": SECOND}),
    ],
)
def test_a_key_that_a_touch_mentions_finds_the_record_that_carries_it(mention: str, record: Record):
    links = organisations(rec("crm:1", **record), mentions=(mention,))

    assert together(links) == {frozenset({"crm:1", mention})}
    assert {row["id"] for row in links.to_pylist()} == {"crm:1"}


def test_a_mentioned_company_that_no_record_describes_is_a_company_of_its_own():
    links = organisations(mentions=("domain:acme.fr",))

    assert [(row["id"], row["because"]) for row in links.to_pylist()] == [("domain:acme.fr", "seen")]


def test_an_id_is_the_earliest_record_and_stays_when_later_ones_come():
    early = rec("z", siren=FIRST, since=when("2025-01-01"))

    before = organisations(early, rec("b", siren=FIRST))
    after = organisations(
        rec("a", siren=FIRST, since=when("2026-06-01")), early, rec("b", siren=FIRST), mentions=(f"siren:{FIRST}",)
    )

    assert {row["id"] for row in before.to_pylist()} == {row["id"] for row in after.to_pylist()} == {"z"}


def test_an_id_that_a_merge_did_away_with_still_leads_to_the_company():
    apart = organisations(rec("a", domain="acme.fr"), rec("b", name="Acme Lyon"))
    merged = organisations(rec("a", domain="acme.fr", siren=FIRST), rec("b", name="Acme Lyon", siren=FIRST))

    gone = {row["id"] for row in apart.to_pylist()} - {row["id"] for row in merged.to_pylist()}

    assert {row["key"]: row["id"] for row in merged.to_pylist()}[gone.pop()] == "a"


def merges(*pairs: tuple[str, str]) -> pa.Table:
    return pa.table({"from_key": [gone for gone, _ in pairs], "into_key": [into for _, into in pairs]})


NOBODY = pa.Table.from_pylist([], schema=MENTIONS)


def test_organisations_that_their_source_merged_are_one_and_the_old_key_still_leads_there():
    records = pa.Table.from_pylist([{"since": SINCE, "record_key": "sf:2", "name": "Acme"}], schema=RECORDS)

    links = resolve_organisations(records, NOBODY, merges=merges(("sf:1", "sf:2"), ("sf:0", "sf:1"), ("sf:8", "sf:9")))

    assert {row["key"]: (row["id"], row["because"]) for row in links.to_pylist()} == {
        "sf:0": ("sf:2", "merge"), "sf:1": ("sf:2", "merge"), "sf:2": ("sf:2", "record"),
    }  # fmt: skip


def test_persons_that_their_source_merged_are_one_and_a_merge_of_people_nobody_knows_makes_nobody():
    edges = [{"record_key": "hs:2", "key": "hs:2", "because": "record", "since": SINCE}]
    seen = pa.Table.from_pylist([{"key": "hs:1", "since": SINCE}], schema=MENTIONS)

    links = resolve_persons(pa.Table.from_pylist(edges, schema=EDGES), seen, merges(("hs:1", "hs:2"), ("hs:8", "hs:9")))

    assert {row["key"]: (row["id"], row["because"]) for row in links.to_pylist()} == {
        "hs:1": ("hs:2", "merge"), "hs:2": ("hs:2", "record"),
    }  # fmt: skip


def test_records_that_share_an_address_are_one_person_and_each_link_says_why():
    links = persons([("crm:1", "crm:1", "record"), ("zoom:9", "zoom:9", "record"),
                     ("crm:1", "email:ana@a.fr", "email"), ("zoom:9", "email:ana@a.fr", "email")])  # fmt: skip

    assert together(links) == {frozenset({"crm:1", "zoom:9", "email:ana@a.fr"})}
    assert because(links, "email:ana@a.fr") == "email"
    assert {row["id"] for row in links.to_pylist()} == {"crm:1"}


def test_an_address_and_a_profile_join_through_the_record_that_carries_both():
    links = persons([("a", "a", "record"), ("a", "email:ana@a.fr", "email"), ("b", "b", "record"),
                     ("b", "email:ana@a.fr", "email"), ("b", "linkedin:in/ana", "linkedin"),
                     ("c", "c", "record"), ("c", "linkedin:in/ana", "linkedin")])  # fmt: skip

    assert len(together(links)) == 1
    assert because(links, "linkedin:in/ana") == "linkedin"


def test_somebody_who_is_only_mentioned_is_a_person_and_two_are_two():
    links = persons([], mentions=("email:ana@a.fr", "email:bo@a.fr"))

    assert [(row["id"], row["because"], row["record_key"]) for row in links.to_pylist()] == [
        ("email:ana@a.fr", "seen", None),
        ("email:bo@a.fr", "seen", None),
    ]


def test_the_top_of_a_group_is_found_and_a_circle_is_cut():
    assert groups_of({"c": "b", "b": "a", "d": "a"}) == {"b": "a", "c": "a", "d": "a"}
    assert groups_of({"x": "a", "a": "b", "b": "a"}) == {"a": "a", "b": "a", "x": "a"}
    assert groups_of({"a": "a"}) == {"a": "a"}
    assert groups_of({}) == {}


parents = st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from("abcdefg"), max_size=7)


@given(parents)
def test_all_members_of_a_circle_share_one_top_and_tops_stay_tops(parents: dict[str, str]):
    tops = groups_of(parents)

    assert set(tops) == set(parents)
    for member, above in parents.items():
        assert tops[member] == tops.get(above, above)
    assert all(tops.get(top, top) == top for top in tops.values())


records = st.lists(
    st.fixed_dictionaries(
        {
            "siren": st.sampled_from([None, None, FIRST, SECOND]),
            "vat": st.sampled_from([None, None, "BE0403170701", "BE0202239951"]),
            "domain": st.sampled_from([None, "acme.fr", "bravo.fr", "gmail.com"]),
            "name": st.sampled_from([None, "Acme", "Bravo SAS"]),
            "country": st.sampled_from([None, "FR", "DE"]),
        }
    ),
    max_size=9,
).map(lambda rows: [{"record_key": f"r{number}"} | row for number, row in enumerate(rows)])


@given(records, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[Record], dice: Any):
    mixed = dice.sample(rows, len(rows))

    assert organisations(*rows, mentions=("name:acme", "r1")).equals(organisations(*mixed, mentions=("r1", "name:acme")))


@given(records)
def test_nobody_ends_with_two_register_numbers_and_every_key_is_linked_once(rows: list[Record]):
    links = organisations(*rows)

    number = {row["record_key"]: row["siren"] for row in rows}
    for group in together(links):
        assert len({number[key] for key in group} - {None}) <= 1
    assert sorted(links["key"].to_pylist()) == sorted(number)
    assert links.schema.equals(IDENTITY_LINKS.schema)


@given(records)
def test_the_same_register_number_always_joins(rows: list[Record]):
    ids = {row["key"]: row["id"] for row in organisations(*rows).to_pylist()}

    assert len({ids[row["record_key"]] for row in rows if row["siren"] == FIRST}) <= 1


@given(records)
def test_a_bare_name_is_attached_to_nobody_where_two_organisations_of_its_country_carry_it(rows: list[Record]):
    ids = {row["key"]: row["id"] for row in organisations(*rows).to_pylist()}
    firm = {row["record_key"] for row in rows if row["siren"] or row["vat"] or row["domain"] in ("acme.fr", "bravo.fr")}

    for one in rows:
        if one["name"] is None or one["record_key"] in firm:
            continue
        carriers = {ids[row["record_key"]] for row in rows
                    if row["record_key"] in firm and row["name"] == one["name"]
                    and (one["country"] is None or row["country"] == one["country"])}  # fmt: skip
        assert len(carriers) < 2 or ids[one["record_key"]] not in carriers
