"""Which source knows a person, since when: the earliest version of a record counts, a later export moves nothing."""

from __future__ import annotations

from cordee.core.identity.sources import person_sources
from cordee.core.vocabulary.facts import CONSENTS, FIRST_KNOWN, PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.results import IDENTITY_LINKS
from tests.asking import answer, when

LINKS = [
    {"kind": "person", "key": "crm:1", "id": "crm:1", "because": "record"},
    {"kind": "person", "key": "email:a@x.example", "id": "crm:1", "because": "email"},
    {"kind": "organisation", "key": "domain:x.example", "id": "domain:x.example", "because": "domain"},
]


def test_each_source_counts_its_records_and_acts_and_says_since_when():
    world = {
        IDENTITY_LINKS: LINKS,
        PERSON_RECORDS: [{"source": "crm", "source_key": "crm:1", "known_at": when("2026-05-01")}],
        FIRST_KNOWN: [{"source_key": "crm:1", "first_known_at": when("2026-02-01")}],
        TOUCHES: [
            {"source": "zoom", "person_key": "email:a@x.example", "known_at": when("2026-03-02")},
            {"source": "zoom", "person_key": "email:a@x.example", "known_at": when("2026-03-09")},
            {"source": "zoom", "person_key": "email:stranger@x.example", "known_at": when("2026-01-01")},
            {"source": "zoom", "person_key": None, "known_at": when("2026-01-01")},
        ],
        CONSENTS: [{"source": "crm", "person_key": "crm:1", "known_at": when("2026-06-01"), "channel": "email"}],
    }

    found = sorted(answer(world, person_sources()), key=lambda row: row["source"])

    assert [(row["source"], row["records"], row["acts"], row["known_since"], row["known_until"]) for row in found] == [
        ("crm", 1, 1, when("2026-02-01"), when("2026-06-01")),
        ("zoom", 0, 2, when("2026-03-02"), when("2026-03-09")),
    ]
    assert {row["person_id"] for row in found} == {"crm:1"}
