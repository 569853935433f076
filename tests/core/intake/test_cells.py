"""What one cell says: every shape of dates, amounts, durations and addresses, and what is none of them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest

from cordee.core.intake.cells import Reading, currency, read_cells
from cordee.engine.database import Database

PARIS = Reading(zone="Europe/Paris")
BRITISH = Reading(zone="Europe/London")
AMERICAN = Reading(dates="mdy", zone="America/New_York")


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    with Database(tmp_path_factory.mktemp("spill")) as one:
        yield one


def read(database, kind, cells, reading=PARIS):
    """Give what each cell says."""
    database.bind_arrow("cells", pa.table({"record": range(len(cells)), "raw_it": pa.array(cells, pa.string())}))
    table = read_cells(ibis.table({"record": "int64", "raw_it": "string"}, name="cells"), {"it": kind}, reading)
    return database.run(table.order_by("record"))["it"].to_pylist()


SAME_MOMENT = [
    "2026-03-02T14:05:00+01:00",
    "2026-03-02 14:05:00 +01:00",
    "2026-03-02T14:05:00+0100",
    "2026-03-02T13:05:00Z",
    "2026-03-02T13:05:00.000Z",
    "2026-03-02 13:05 UTC",
    "2026-03-02 13:05:00 (UTC)",
    "2026-03-02T08:05:00-05:00",
    "2026-03-02 14:05",
    "2026-03-02 14:05:00",
    "2026-03-02T14:05:00",
    "02/03/2026 14:05",
    "2/3/2026 14:05:00",
    "02.03.2026 14:05",
    "02-03-2026 14:05",
    "02/03/26 14:05",
    "02/03/2026 2:05 PM",
    "02/03/2026 02:05 p.m.",
    "2 mars 2026 14:05",
    "2 mars 2026, 14h05",
    "02 Mar 2026 14:05",
    "2 March 2026 14:05",
    "March 2, 2026 2:05 PM",
    "Mar 2, 2026, 14:05",
    "02/Mar/2026:14:05:00 +0100",
    "1772456700",
    "1772456700000",
    "1772456700.25",
]


@pytest.mark.parametrize("cell", SAME_MOMENT)
def test_a_moment_is_the_same_in_every_way_of_writing_it(database, cell):
    assert read(database, "timestamp", [cell]) == [datetime(2026, 3, 2, 13, 5)]


@pytest.mark.parametrize(
    ("month", "number"),
    [
        ("janvier", 1),
        ("janv.", 1),
        ("février", 2),
        ("fév.", 2),
        ("févr.", 2),
        ("fevrier", 2),
        ("mars", 3),
        ("avril", 4),
        ("avr.", 4),
        ("mai", 5),
        ("juin", 6),
        ("juillet", 7),
        ("juil.", 7),
        ("août", 8),
        ("aout", 8),
        ("septembre", 9),
        ("sept.", 9),
        ("octobre", 10),
        ("novembre", 11),
        ("décembre", 12),
        ("déc.", 12),
        ("May", 5),
        ("Aug", 8),
        ("June", 6),
        ("July", 7),
        ("December", 12),
    ],
)
def test_months_are_read_in_french_and_in_english(database, month, number):
    assert read(database, "timestamp", [f"1 {month} 2026"]) == [datetime(2026, number, 1)]


def test_a_date_alone_is_its_midnight_in_every_zone(database):
    for reading in (PARIS, AMERICAN, Reading()):
        assert read(database, "timestamp", ["2026-07-14", "14 juillet 2026"], reading) == [datetime(2026, 7, 14)] * 2


def test_numeric_dates_follow_the_order_of_the_file(database):
    assert read(database, "timestamp", ["03/04/2026"], PARIS) == [datetime(2026, 4, 3)]
    assert read(database, "timestamp", ["03/04/2026"], AMERICAN) == [datetime(2026, 3, 4)]
    assert read(database, "timestamp", ["13/04/2026"], AMERICAN) == [None]


def test_summer_time_is_one_hour_less_from_utc_than_winter_time(database):
    cells = ["2026-03-29 01:30", "2026-03-29 03:30", "2026-10-25 12:00", "2026-07-01 00:30"]

    assert read(database, "timestamp", cells) == [
        datetime(2026, 3, 29, 0, 30),
        datetime(2026, 3, 29, 1, 30),
        datetime(2026, 10, 25, 11),
        datetime(2026, 6, 30, 22, 30),
    ]


def test_a_zone_in_the_cell_goes_before_the_files_zone(database):
    assert read(database, "timestamp", ["2026-07-01T12:00:00Z", "2026-07-01T12:00:00+02:00"], AMERICAN) == [
        datetime(2026, 7, 1, 12),
        datetime(2026, 7, 1, 10),
    ]
    assert read(database, "timestamp", ["2026-07-01 12:00"], BRITISH) == [datetime(2026, 7, 1, 11)]


def test_noon_and_midnight_are_told_apart(database):
    cells = ["3/2/2026 12:00 AM", "3/2/2026 12:00 PM", "3/2/2026 12:30 am", "3/2/2026 11:59 pm"]

    assert read(database, "timestamp", cells, Reading(dates="mdy")) == [
        datetime(2026, 3, 2, 0),
        datetime(2026, 3, 2, 12),
        datetime(2026, 3, 2, 0, 30),
        datetime(2026, 3, 2, 23, 59),
    ]


IMPOSSIBLE = [
    "2026-02-30",
    "2025-02-29",
    "31/04/2026",
    "2026-13-01",
    "0001-01-01",
    "9999-12-31",
    "1899-12-31",
    "2026-03-02 25:00",
    "yesterday",
    "46000",
    "02/2026",
    "2026",
    "=TODAY()",
    "12:30",
    "32 mars 2026",
    "2 nivôse 2026",
    "²/3/2026",
]


@pytest.mark.parametrize("cell", IMPOSSIBLE)
def test_a_date_that_cannot_be_is_none(database, cell):
    assert read(database, "timestamp", [cell]) == [None]


def test_a_leap_day_is_a_day(database):
    assert read(database, "timestamp", ["2024-02-29", "29/02/2024"]) == [datetime(2024, 2, 29)] * 2


@pytest.mark.parametrize(
    ("cell", "decimal", "amount"),
    [
        ("1234", ".", "1234"),
        ("1,234.50", ".", "1234.50"),
        ("1 234,50", ",", "1234.50"),
        ("1\u00a0234,50 €", ",", "1234.50"),
        ("1\u202f234,50", ",", "1234.50"),
        ("1.234,50", ",", "1234.50"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.23"),
        ("1,234", ".", "1234"),
        ("1'234.50", ".", "1234.50"),
        ("€ 12.5", ".", "12.50"),
        ("$1,000", ".", "1000"),
        ("R$ 10,00", ",", "10"),
        ("EUR 12", ".", "12"),
        ("12 EUR", ".", "12"),
        ("-5", ".", "-5"),
        ("(5.00)", ".", "-5"),
        ("−5", ".", "-5"),
        ("0,5", ",", "0.50"),
        ("0,5", ".", "0.50"),
        ("12,50", ".", "12.50"),
        ("1.5e3", ".", "1500"),
        (".5", ".", "0.50"),
        ("1,234,567.89", ".", "1234567.89"),
        ("1.234.567,89", ",", "1234567.89"),
        ("12%", ".", "12"),
    ],
)
def test_an_amount_is_read_with_its_marks(database, cell, decimal, amount):
    assert read(database, "amount", [cell], Reading(decimal=decimal)) == [Decimal(amount)]


@pytest.mark.parametrize("cell", ["a lot", "12 apples", "1-2", "--5", "1..2", "", "99999999999999999999", "=1+1", "0x10", "١٢"])
def test_what_is_no_amount_is_none(database, cell):
    assert read(database, "amount", [cell]) == [None]


def test_a_whole_number_has_no_fraction(database):
    assert read(database, "integer", ["12", "1 234", "12.0", "12.5", "twelve"]) == [12, 1234, 12, None, None]


def test_minutes_become_seconds(database):
    assert read(database, "minutes", ["1", "1.5", "0", "x"]) == [60, 90, 0, None]


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("00:45:12", 2712),
        ("1:30", 5400),
        ("2 h 5 min", 7500),
        ("1h 7s", 3607),
        ("45 min", 2700),
        ("1j 2h", 93600),
        ("1d", 86400),
        ("90s", 90),
        ("2 heures 5 minutes", 7500),
        ("45", None),
        ("soon", None),
        ("-5 min", None),
    ],
)
def test_a_duration_is_read_in_seconds(database, cell, seconds):
    assert read(database, "duration", [cell]) == [seconds]


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("Lea@Cordage.example", "lea@cordage.example"),
        (" lea@cordage.example ", "lea@cordage.example"),
        ("mailto:lea@cordage.example", "lea@cordage.example"),
        ("Léa Roy <lea@cordage.example>", "lea@cordage.example"),
        ("lea+news@cordage.co.uk", "lea+news@cordage.co.uk"),
        ("lea", None),
        ("lea@", None),
        ("@cordage.example", None),
        ("lea@cordage", None),
        ("lea@@cordage.example", None),
        ("a@b.example; c@d.example", None),
    ],
)
def test_an_e_mail_address_is_lower_case_and_bare(database, cell, address):
    assert read(database, "email", [cell]) == [address]


@pytest.mark.parametrize(
    ("cell", "host"),
    [
        ("https://www.Cordage.example/offre?a=1", "cordage.example"),
        ("cordage.example", "cordage.example"),
        ("lea@cordage.example", "cordage.example"),
        ("www2.cordage.example.", "cordage.example"),
        ("http://cordage.example:8080", "cordage.example"),
        ("Cordage SA", None),
        ("localhost", None),
    ],
)
def test_a_domain_is_the_bare_host(database, cell, host):
    assert read(database, "domain", [cell]) == [host]


def test_a_profile_is_known_by_its_name(database):
    cells = [
        "https://www.linkedin.com/in/Lea-Roy/?trk=x",
        "fr.linkedin.com/in/lea-roy",
        "https://linkedin.com/company/cordage",
        "lea-roy",
    ]

    assert read(database, "linkedin", cells) == ["linkedin.com/in/lea-roy", "linkedin.com/in/lea-roy", None, None]


def test_yes_and_no_are_read_in_both_languages(database):
    assert read(database, "boolean", ["Oui", "TRUE", "1", "x", "non", "No", "0", "peut-être"]) == [True] * 4 + [False] * 3 + [
        None
    ]


def test_a_currency_is_a_mark_or_a_code_of_the_standard(database):
    database.bind_arrow("cells", pa.table({"it": ["12 €", "$5", "R$ 3", "CHF 4", "5 eur", "XQZ 5", "5"]}))
    table = ibis.table({"it": "string"}, name="cells")

    assert database.run(table.select(code=currency(table.it)))["code"].to_pylist() == [
        "EUR",
        "USD",
        "BRL",
        "CHF",
        "EUR",
        None,
        None,
    ]
