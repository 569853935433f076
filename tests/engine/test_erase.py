"""A table's file without a person: what was theirs is gone or empty, the other rows stand in their order, or nothing is written."""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cordee.core.trust.marks import marks_of
from cordee.core.vocabulary import results
from cordee.core.vocabulary.facts import DEAL_LINKS, DEALS, INTERACTIONS, MERGES, REJECTED_ROWS, TOUCHES
from cordee.engine.database import Database, rows_to_table
from cordee.engine.erase import key_columns, rewrite

MARKS = marks_of(
    ["crm:1"],
    [{"source_key": "crm:1", "email": "jane@acme.example", "full_name": "Jane Doe", "linkedin_url": None, "phone": None}],
)
DAY = datetime(2026, 3, 1)


@pytest.fixture
def database(tmp_path):
    with Database(tmp_path / "spill") as made:
        yield made


def stored(tmp_path, contract, rows):
    filler = (
        {"source": "crm", "known_at": DAY, "recorded_at": DAY, "import_id": "i", "record": 1}
        if "source" in contract.names
        else {}
    )
    whole = [filler | {"source_key": f"{number}"} | row if filler else row for number, row in enumerate(rows)]
    path = tmp_path / f"{contract.name}.parquet"
    pq.write_table(rows_to_table(whole, contract), path)
    return path


def without(database, contract, path, **options):
    found = rewrite(database, contract.name, path, path.with_name("new.parquet"), MARKS, "erased-1", **options)
    return found, pq.read_table(found.path or path).to_pylist()


def test_a_deal_stays_without_its_contact_and_their_name(database, tmp_path):
    path = stored(
        tmp_path, DEALS, [{"person_key": "crm:1", "name": "Audit, Jane Doe"}, {"person_key": "crm:2", "name": "Repair"}]
    )

    found, rows = without(database, DEALS, path)

    assert (found.gone, found.rows) == (0, 2)
    assert [(row["person_key"], row["name"]) for row in rows] == [(None, "Audit, erased-1"), ("crm:2", "Repair")]


def test_a_case_that_goes_by_the_persons_own_key_keeps_its_steps_under_the_opaque_id(database, tmp_path):
    deals = stored(tmp_path, DEALS, [{"source_key": "crm:1", "person_key": "crm:1"}])

    _, rows = without(database, DEALS, deals)

    assert [(row["source_key"], row["person_key"]) for row in rows] == [("erased-1", None)]


@pytest.mark.parametrize(
    "contract, theirs, others",
    [
        (TOUCHES, {"person_key": "email:JANE@acme.example", "technique": "webinar", "direction": "in", "scanner": False},
                  {"person_key": "email:ann@acme.example", "technique": "webinar", "direction": "in", "scanner": False}),
        (DEAL_LINKS, {"deal_key": "d", "person_key": "crm:1"}, {"deal_key": "d", "person_key": "crm:11"}),
        (INTERACTIONS, {"from_key": "crm:2", "to_key": "crm:1", "kind": "met"}, {"from_key": "crm:2", "to_key": "crm:3", "kind": "met"}),
        (MERGES, {"kind": "person", "from_key": "crm:9", "into_key": "crm:1"}, {"kind": "person", "from_key": "crm:9", "into_key": "crm:8"}),
        (results.IDENTITY_LINKS, {"kind": "person", "key": "x:1", "id": "crm:1", "because": "record"},
                                 {"kind": "person", "key": "x:2", "id": "crm:2", "because": "record"}),
        (results.PERSONS, {"person_id": "crm:1", "records": 1, "sources": 1}, {"person_id": "crm:2", "records": 1, "sources": 1}),
    ],
)  # fmt: skip
def test_a_row_that_is_theirs_goes_and_another_stays(database, tmp_path, contract, theirs, others):
    path = stored(tmp_path, contract, [theirs, others])

    found, rows = without(database, contract, path, as_result=contract in results.RESULTS)

    assert found.gone == 1
    assert [{name: row[name] for name in others} for row in rows] == [others]


def test_of_refused_rows_those_of_their_records_go_whatever_they_quote(database, tmp_path):
    rows = [{"file": "f", "section": "s", "value": value, "reason": "date", "kept": False, "record": record}
            for record, value in ((2, "32 May"), (3, "to jane@acme.example"), (4, "33 May"))]  # fmt: skip
    path = stored(tmp_path, REJECTED_ROWS, rows)

    _, left = without(database, REJECTED_ROWS, path, records={2})

    assert sorted(row["value"] for row in left) == ["33 May", "to erased-1"]


def test_a_file_that_holds_nothing_of_them_is_not_written_anew(database, tmp_path):
    path = stored(tmp_path, DEALS, [{"person_key": "crm:2", "name": "Jane Dover"}])

    found, _ = without(database, DEALS, path)

    assert not found.hit
    assert not path.with_name("new.parquet").exists()


def test_the_rows_that_stay_keep_their_order_and_their_columns(database, tmp_path):
    keys = [f"crm:{number % 7}" for number in range(5000)]
    rows = [
        {"person_key": key, "technique": "webinar", "direction": "in", "scanner": False, "words": place}
        for place, key in enumerate(keys)
    ]
    path = tmp_path / "touches.parquet"
    filler = {"source": "crm", "known_at": DAY, "recorded_at": DAY, "import_id": "i", "record": 1}
    columns = [filler | {"source_key": f"{place}"} | row for place, row in enumerate(rows)]
    pq.write_table(pa.Table.from_pylist(columns, schema=TOUCHES.schema), path)

    _, left = without(database, TOUCHES, path)

    assert [row["words"] for row in left] == [place for place, key in enumerate(keys) if key != "crm:1"]
    assert list(left[0]) == list(TOUCHES.names)


def test_a_table_names_people_by_its_key_columns():
    assert key_columns(INTERACTIONS) == ("from_key", "to_key")
    assert key_columns(TOUCHES) == ("person_key",)
