"""Bad input: each kind meets the right problem, or gives the facts that are there, and nothing is lost or changed."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from cordee.actions.read_file import How
from cordee.actions.take_in import take_in
from cordee.core.vocabulary.facts import COSTS, PERSON_RECORDS, REJECTED_ROWS, TOUCHES
from cordee.core.vocabulary.problems import (
    AllRowsRefused,
    EmptyFile,
    NoSuchFile,
    NoSuchFormat,
    UnknownFormat,
    UnknownMapping,
    UnreadableFile,
)
from tests.taking_in import NOW, facts, state, take, workspace_in

COST_HEAD = "date,channel,amount,currency,campaign\n"
TOUCH_HEAD = "date,channel,email,company\n"
TOUCH = TOUCH_HEAD + "2026-03-02,webinar,lea@cordage.example,Cordage SA\n"
SECOND = "2026-03-03,trade show,zoé@cordage.example,Société Générale\n"


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def workbook(rows):
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    return packed.getvalue()


def parquet(table):
    packed = io.BytesIO()
    pq.write_table(table, packed)
    return packed.getvalue()


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01" + bytes(range(256)) * 8
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Length 900 >>\nstream\n" + bytes(range(256)) * 8 + b"\nendstream\n%%EOF\n"
PLAIN_PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
XLSX = workbook([["date", "channel", "email"], ["2026-03-02", "webinar", "lea@cordage.example"]])
PARQUET = parquet(pa.table({"date": ["2026-03-02"] * 50, "channel": ["webinar"] * 50, "email": ["lea@cordage.example"] * 50}))
ZIPPED = gzip.compress((TOUCH * 200).encode())

REFUSED = {
    "a Word document": ("letter.docx", zipped(word__document="<w:document/>", docProps__app="x"), UnreadableFile),
    "a Word document named .csv": ("letter.csv", zipped(word__document="<w:document/>"), UnreadableFile),
    "a picture": ("photo.csv", PNG, UnreadableFile),
    "a PDF": ("report.pdf", PDF, UnreadableFile),
    "a PDF of plain text": ("report.csv", PLAIN_PDF, (UnreadableFile, UnknownFormat)),
    "random bytes": ("noise.csv", bytes(range(256)) * 40, UnreadableFile),
    "nothing": ("empty.csv", b"", EmptyFile),
    "blank lines": ("blank.csv", b"\n\n  \n", EmptyFile),
    "a byte-order mark alone": ("bom.csv", b"\xef\xbb\xbf", EmptyFile),
    "headings only": ("touches.csv", TOUCH_HEAD, EmptyFile),
    "an empty sheet": ("empty.xlsx", workbook([]), EmptyFile),
    "an empty Parquet": ("empty.parquet", parquet(pa.table({"date": pa.array([], pa.string())})), EmptyFile),
    "an empty gzip": ("empty.csv.gz", gzip.compress(b""), EmptyFile),
    "a truncated gzip": ("touches.csv.gz", ZIPPED[: len(ZIPPED) // 2], UnreadableFile),
    "a damaged gzip": ("touches.csv.gz", ZIPPED[:20] + b"\xff\x00\xff" + ZIPPED[23:], UnreadableFile),
    "a damaged workbook": ("touches.xlsx", XLSX[: len(XLSX) // 2], UnreadableFile),
    "a damaged Parquet": ("touches.parquet", PARQUET[:-40], UnreadableFile),
    "a Parquet with a hole": ("touches.parquet", PARQUET[:8] + b"\xff" * 60 + PARQUET[68:], UnreadableFile),
    "unknown headings": ("mystery.csv", "foo,bar\n1,2\n", UnknownFormat),
    "prose": ("letter.txt", "Dear all,\nplease find attached what you asked for.\n", UnknownFormat),
    "impossible dates only": ("touches.csv", TOUCH_HEAD + "2026-02-30,webinar,lea@cordage.example,Cordage\n", AllRowsRefused),
    "a quote that never closes": ("touches.csv", TOUCH + '2026-03-03,"webinar,a@b.example\n' + SECOND, UnreadableFile),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason_and_changes_nothing(tmp_path, what):
    name, content, kind = REFUSED[what]
    workspace = workspace_in(tmp_path)
    take(tmp_path, "standing.csv", TOUCH)
    before = state(workspace)

    with pytest.raises(kind) as problem:
        take(tmp_path, name, content)

    assert state(workspace) == before
    for language in ("en", "fr"):
        assert all(sentence.strip() for sentence in problem.value.sentences(language))
    assert name.removesuffix(".gz") in problem.value.sentences("en")[0]


WRONG_WORDS = {
    "a mapping of a column that is not there": (How(mapping={"email": "e-mail pro"}), UnknownMapping),
    "a mapping of a field that is not there": (How(mapping={"colour": "email"}), UnknownMapping),
    "a format that does not exist": (How(as_format="oracle.leads"), NoSuchFormat),
}


@pytest.mark.parametrize("what", WRONG_WORDS)
def test_what_the_user_says_wrong_is_told_and_changes_nothing(tmp_path, what):
    how, kind = WRONG_WORDS[what]
    workspace = workspace_in(tmp_path)
    before = state(workspace)

    with pytest.raises(kind) as problem:
        take(tmp_path, "touches.csv", TOUCH, how)

    assert state(workspace) == before
    assert all(sentence.strip() for language in ("en", "fr") for sentence in problem.value.sentences(language))


def test_a_file_that_is_not_there_is_told(tmp_path):
    workspace = workspace_in(tmp_path)

    for path in (tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(NoSuchFile):
            take_in(workspace, path, now=NOW)


def good_touches(head_and_rows):
    """The forms in which the same two touches may come."""
    return head_and_rows.replace("\n", "\r\n")


SAME = TOUCH + SECOND
CELLS = [line.split(",") for line in SAME.splitlines()]
FORMS = {
    "UTF-8": SAME.encode(),
    "UTF-8 with a mark": b"\xef\xbb\xbf" + SAME.encode(),
    "windows-1252": SAME.encode("cp1252"),
    "UTF-16 with a mark": SAME.encode("utf-16"),
    "UTF-16 LE without a mark": SAME.encode("utf-16-le"),
    "UTF-16 BE without a mark": SAME.encode("utf-16-be"),
    "NUL bytes": SAME.encode().replace(b"webinar", b"web\x00inar"),
    "semicolons": SAME.replace(",", ";").encode(),
    "tabs": SAME.replace(",", "\t").encode(),
    "CR LF": good_touches(SAME).encode(),
    "CR alone": SAME.replace("\n", "\r").encode(),
    "no last line end": SAME.rstrip("\n").encode(),
    "a preamble": ("Export of contacts\nMade on 2 March\n\n" + SAME).encode(),
    "blank lines between": SAME.replace("\n", "\n\n").encode(),
    "empty columns at the end": SAME.replace("\n", ",,\n").encode(),
    "gzip": gzip.compress(SAME.encode()),
    "all quoted": "".join(",".join(f'"{cell}"' for cell in cells) + "\n" for cells in CELLS).encode(),
    "a workbook": workbook(CELLS),
    "a Parquet": parquet(pa.table({name: list(column) for name, *column in zip(*CELLS, strict=True)})),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_same_rows_give_the_same_facts_in_every_form_of_file(tmp_path, form):
    take(tmp_path, "touches.csv", FORMS[form])

    rows = facts(workspace_in(tmp_path), TOUCHES)

    assert sorted(
        (row["happened_at"].date().isoformat(), row["technique"], row["person_key"], row["organisation_key"]) for row in rows
    ) == [
        ("2026-03-02", "webinar", "email:lea@cordage.example", "name:cordage"),
        ("2026-03-03", "trade_show", "email:zoé@cordage.example", "name:societe generale"),
    ]
    assert facts(workspace_in(tmp_path), REJECTED_ROWS) == []


def costs(tmp_path):
    return [(str(row["amount"]), row["currency"]) for row in facts(workspace_in(tmp_path), COSTS)]


def refusals(tmp_path):
    return sorted((row["record"], row["reason"], row["value"]) for row in facts(workspace_in(tmp_path), REJECTED_ROWS))


def test_dates_that_cannot_be_are_refused_row_by_row_and_quoted(tmp_path):
    dates = ("2026-02-30", "0001-01-01", "9999-12-31", "31/11/2026", "soon", "", "2026-03-02")

    outcome = take(tmp_path, "costs.csv", COST_HEAD + "".join(f"{one},webinar,10,EUR,c\n" for one in dates))

    assert [row["happened_at"] for row in facts(workspace_in(tmp_path), COSTS)] == [datetime(2026, 3, 2)]
    assert refusals(tmp_path) == [
        (2, "period", "2026-02-30"), (3, "period", "0001-01-01"), (4, "period", "9999-12-31"),
        (5, "period", "31/11/2026"), (6, "period", "soon"), (7, "missing", None),
    ]  # fmt: skip
    assert outcome.entry.refused == 6


def test_negative_amounts_unknown_currencies_and_no_numbers_are_refused(tmp_path):
    rows = (
        "2026-03-02,webinar,-5,EUR,a",
        "2026-03-03,webinar,5,XQZ,b",
        "2026-03-04,webinar,a lot,EUR,c",
        "2026-03-05,webinar,5.50,EUR,d",
    )

    take(tmp_path, "costs.csv", COST_HEAD + "\n".join(rows) + "\n")

    assert costs(tmp_path) == [("5.50", "EUR")]
    assert refusals(tmp_path) == [(2, "negative", "-5"), (3, "currency", "XQZ"), (4, "amount", "a lot")]


def test_an_amount_beyond_what_money_can_hold_is_refused_not_rounded(tmp_path):
    take(tmp_path, "costs.csv", COST_HEAD + "2026-03-02,webinar,99999999999999999999,EUR,a\n2026-03-03,webinar,1,EUR,b\n")

    assert costs(tmp_path) == [("1.00", "EUR")]
    assert refusals(tmp_path) == [(2, "amount", "99999999999999999999")]


def test_semicolons_come_with_decimal_commas(tmp_path):
    rows = ("02/03/2026;webinaire;1 234,50;EUR", "13/03/2026;webinaire;1.234;EUR", "14/03/2026;webinaire;0,5;EUR")

    take(tmp_path, "coûts.csv", "\n".join(("date;canal;montant;devise", *rows)).encode("cp1252"))

    assert sorted(costs(tmp_path)) == [("0.50", "EUR"), ("1234.00", "EUR"), ("1234.50", "EUR")]
    assert min(row["happened_at"] for row in facts(workspace_in(tmp_path), COSTS)) == datetime(2026, 3, 2)


def test_a_short_row_is_read_and_a_long_row_refused_whole(tmp_path):
    content = TOUCH + "2026-03-03,webinar,short@cordage.example\n2026-03-04,webinar,long@cordage.example,Cordage,and,more\n"

    take(tmp_path, "touches.csv", content)

    assert {row["person_key"] for row in facts(workspace_in(tmp_path), TOUCHES)} == {
        "email:lea@cordage.example",
        "email:short@cordage.example",
    }
    assert refusals(tmp_path) == [(4, "long_row", "and | more")]


def test_formulas_and_html_stay_the_text_they_are(tmp_path):
    words = (
        '=HYPERLINK("http://bad.example","x")',
        "+1+1",
        "@SUM(1)",
        "<script>alert(1)</script>",
        "Robert'); DROP TABLE touches;--",
        "{0} %s {name}",
    )
    lines = [f'{number}@cordage.example,"{word.replace(chr(34), chr(34) * 2)}"' for number, word in enumerate(words)]

    take(tmp_path, "people.csv", "email,full name\n" + "\n".join(lines) + "\n")

    assert [row["full_name"] for row in facts(workspace_in(tmp_path), PERSON_RECORDS)] == list(words)


def test_ids_with_leading_zeros_stay_as_they_are_written(tmp_path):
    take(
        tmp_path,
        "people.csv",
        "record id,email,phone\n00042,lea@cordage.example,0612345678\n0042,zoe@cordage.example,+33612345678\n",
    )

    rows = facts(workspace_in(tmp_path), PERSON_RECORDS)

    assert [row["source_key"].rsplit(":", 1)[1] for row in rows] == ["00042", "0042"]
    assert [row["phone"] for row in rows] == ["0612345678", "+33612345678"]


def test_of_two_columns_with_one_heading_the_first_is_read(tmp_path):
    take(tmp_path, "people.csv", "email,full name,email\nlea@cordage.example,Léa,other@cordage.example\n")

    assert [row["email"] for row in facts(workspace_in(tmp_path), PERSON_RECORDS)] == ["lea@cordage.example"]


def test_a_quoted_cell_may_hold_lines_and_delimiters(tmp_path):
    take(tmp_path, "people.csv", 'email,full name\nlea@cordage.example,"Léa\nRoy, ""the rope"""\nzoe@cordage.example,Zoé\n')

    assert [row["full_name"] for row in facts(workspace_in(tmp_path), PERSON_RECORDS)] == ['Léa\nRoy, "the rope"', "Zoé"]


def test_two_files_of_one_name_are_both_taken_in_and_the_same_content_once(tmp_path):
    first = take(tmp_path, "touches.csv", TOUCH)
    second = take(tmp_path, "touches.csv", TOUCH.replace("lea@", "zoe@"))
    again = take(tmp_path, "renamed.csv", TOUCH)

    workspace = workspace_in(tmp_path)
    assert (first.already, second.already, again.already) == (False, False, True)
    assert {row["person_key"] for row in facts(workspace, TOUCHES)} == {"email:lea@cordage.example", "email:zoe@cordage.example"}
    assert len(list((workspace.folder / "originals").iterdir())) == 2
