"""Results as files that people carry away: CSV, XLSX and JSON. The same table gives the same bytes.

Whatever a cell holds, a spreadsheet shows it and never runs it.
"""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter

from cordee.core.vocabulary.contracts import EVIDENCE_TYPE, Column, Contract
from cordee.core.vocabulary.problems import TooLongForSpreadsheet
from cordee.core.vocabulary.reasons import REASONS
from cordee.core.vocabulary.results import RESULTS
from cordee.core.vocabulary.text import Language, Text
from cordee.core.vocabulary.why import FORMULAS, PARTS

BOM = b"\xef\xbb\xbf"
BETWEEN = " | "
CSV_PARTS = ("n", "low", "high", "reason")
MOST_ROWS = 1_048_575
MOST_LETTERS = 32_767
WIDEST = 48
LINES_AT_ONCE = 100_000
MADE = datetime(2020, 1, 1)
# A cell that begins so is a formula for one spreadsheet or another, unless the whole cell is a number.
FORMULA = r"^[ ]*[=+\-@\t\r\n＝＋－＠]"
NUMBER = r"^[ ]*[+\-]?([0-9]+([.,][0-9]+)?|[.,][0-9]+)([eE][+\-]?[0-9]+)?[ ]*$"
TO_QUOTE = r'[",\r\n]|^\s|\s$'
WHY = Text("Why", "Pourquoi")


def to_csv(table: pa.Table, *, bom: bool = True) -> bytes:
    """Write a table as CSV: UTF-8, commas, one line a row, evidence as four columns beside its figure.

    Parameters
    ----------
    table
        Any table of results.
    bom
        Begin with the mark by which spreadsheets know UTF-8. Programs may do without.

    Notes
    -----
    Numbers keep their point and dates are ISO, whatever the language; a spreadsheet set to French opens XLSX better.
    A text cell that a spreadsheet would take for a formula gets an apostrophe in front; numbers keep their sign.

    Examples
    --------
    >>> to_csv(pa.table({"name": ["=1+1", "-2", "Lunaire"]}), bom=False)
    b"name\\r\\n'=1+1\\r\\n-2\\r\\nLunaire\\r\\n"
    """
    flat = flatten(table)
    written = io.BytesIO()
    written.write((BOM if bom else b"") + ",".join(flat.column_names).encode("utf-8") + b"\r\n")
    for part in flat.to_batches(max_chunksize=LINES_AT_ONCE):
        cells = [_quoted(_as_text(column)) for column in part.columns]
        lines = pc.binary_join_element_wise(*cells, pa.scalar(",", pa.large_string()), null_handling="replace")
        written.writelines(line.encode("utf-8") + b"\r\n" for line in lines.to_pylist())
    return written.getvalue()


def to_json(table: pa.Table) -> bytes:
    """Write a table as a JSON list with one object a row, evidence nested.

    Dates and times are ISO texts (times in UTC); money is a text with two decimals, because a JSON number is read as a
    binary fraction and cents would not survive; what is unknown is ``null``.

    Examples
    --------
    >>> to_json(pa.table({"name": ["Lunaire"], "revenue": [Decimal("12.50")]}))
    b'[\\n{"name":"Lunaire","revenue":"12.50"}\\n]\\n'
    """
    lines = (json.dumps(plain(row), ensure_ascii=False, separators=(",", ":"), allow_nan=False) for row in _rows(table))
    body = ",\n".join(lines)
    return f"[\n{body}\n]\n".encode() if body else b"[]\n"


def to_xlsx(tables: Mapping[str, pa.Table], *, language: Language = "en") -> bytes:
    """Write tables as one workbook: a sheet each, and a last sheet that says what every column means.

    Parameters
    ----------
    tables
        Tables by the name of their sheet; the name of a results table brings its units and meanings.
    language
        Of the sheet that explains.

    Raises
    ------
    TooLongForSpreadsheet
        A sheet holds 1,048,575 rows below its heading; nothing is left out in silence.
    """
    written = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"created": MADE, "title": "Cordée"})
        styles = _Styles(book)
        for name, table in tables.items():
            if table.num_rows > MOST_ROWS:
                raise TooLongForSpreadsheet(table=name, rows=table.num_rows, most=MOST_ROWS)
            _write_sheet(book.add_worksheet(name[:31]), flatten(table), styles, _units(name))
        _write_why(book.add_worksheet(WHY.in_language(language)), tables, styles, language)
    return written.getvalue()


def flatten(table: pa.Table) -> pa.Table:
    """Give the table with each evidence as ``_n``, ``_low``, ``_high`` and ``_reason``, and each list as one text."""
    columns: dict[str, pa.ChunkedArray] = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        if pa.types.is_struct(column.type):
            stem = name.removesuffix("_evidence")
            parts = CSV_PARTS if column.type.equals(EVIDENCE_TYPE) else [one.name for one in column.type]
            columns |= {f"{stem}_{part}": pc.struct_field(column, part) for part in parts}
        elif pa.types.is_list(column.type):
            columns[name] = pc.binary_join(column, BETWEEN)
        else:
            columns[name] = column
    return pa.table(columns)


def harmless(text: str) -> str:
    """Give a text as a spreadsheet may have it: what it would run is shown instead.

    Examples
    --------
    >>> harmless("=HYPERLINK(1)"), harmless("-12.5"), harmless("+33 1 02 03 04 05")
    ("'=HYPERLINK(1)", '-12.5', "'+33 1 02 03 04 05")
    """
    return str(_harmless(pa.array([text], pa.large_string()))[0].as_py())


def plain(value: Any) -> Any:
    """Give a value as JSON has it: dates as ISO texts, money as a text with its cents, nothing infinite."""
    match value:
        case dict():
            return {name: plain(one) for name, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
        case datetime():
            return value.replace(tzinfo=None).isoformat() + "Z"
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case float() if not math.isfinite(value):
            return None
        case _:
            return value


def _harmless(texts: pa.Array) -> pa.Array:
    runs = pc.and_(pc.match_substring_regex(texts, FORMULA), pc.invert(pc.match_substring_regex(texts, NUMBER)))
    return pc.if_else(runs, pc.binary_join_element_wise(pa.scalar("'", texts.type), texts, pa.scalar("", texts.type)), texts)


def _as_text(column: pa.Array) -> pa.Array:
    kind = column.type
    if pa.types.is_timestamp(kind):
        return pc.replace_substring(column.cast(pa.timestamp("s"), safe=False).cast(pa.large_string()), " ", "T")
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return _harmless(column.cast(pa.large_string()))
    return column.cast(pa.large_string())


def _quoted(texts: pa.Array) -> pa.Array:
    mark = pa.scalar('"', pa.large_string())
    nothing = pa.scalar("", pa.large_string())
    doubled = pc.binary_join_element_wise(mark, pc.replace_substring(texts, '"', '""'), mark, nothing)
    return pc.if_else(pc.match_substring_regex(texts, TO_QUOTE), doubled, texts)


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for part in table.to_batches(max_chunksize=LINES_AT_ONCE):
        yield from part.to_pylist()


class _Styles:
    """The few cell formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": False})
        self.bold = book.add_format({"bold": True})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.money = book.add_format({"num_format": "#,##0.00"})
        self.share = book.add_format({"num_format": "0.0%"})


def _write_sheet(sheet: Any, table: pa.Table, styles: _Styles, units: Mapping[str, str]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, table.num_rows, max(0, table.num_columns - 1))
    head = table.slice(0, 200).to_pylist()
    for place, name in enumerate(table.column_names):
        longest = max([len(name) + 3, *(len(_shown(row[name])) for row in head)])
        sheet.set_column(place, place, min(WIDEST, longest + 1))
        sheet.write_string(0, place, name, styles.head)
    names = table.column_names
    for line, row in enumerate(_rows(table), start=1):
        for place, name in enumerate(names):
            _write_cell(sheet, line, place, row[name], styles, units.get(name, ""))


def _write_cell(sheet: Any, line: int, place: int, value: Any, styles: _Styles, unit: str) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(line, place, value)
        case datetime():
            sheet.write_datetime(line, place, value.replace(tzinfo=None), styles.moment)
        case date():
            sheet.write_datetime(line, place, value, styles.day)
        case Decimal():
            sheet.write_number(line, place, value, styles.money)
        case int() | float():
            if math.isfinite(value):
                sheet.write_number(line, place, value, styles.share if unit == "share" else None)
        case _:
            text = str(value)
            sheet.write_string(line, place, text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…")


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    return "" if value is None else str(value).partition("\n")[0]


def _units(name: str) -> dict[str, str]:
    """Give the unit of each flattened column; the ends of an interval have the unit of their figure."""
    contract = _contract(name)
    if contract is None:
        return {}
    units = {one.name: one.unit for one in contract.columns}
    bare = next((one.unit for one in contract.columns if one.unit == "share"), "")
    for one in contract.columns:
        if one.kind == "evidence":
            stem = one.name.removesuffix("_evidence")
            units |= {f"{stem}_{end}": units.get(stem, bare if one.name == "evidence" else "") for end in ("low", "high")}
    return units


def _contract(name: str) -> Contract | None:
    return next((one for one in RESULTS if one.name == name), None)


def _write_why(sheet: Any, tables: Mapping[str, pa.Table], styles: _Styles, language: Language) -> None:
    for place, width in enumerate((22, 34, 14, 90)):
        sheet.set_column(place, place, width)
    lines = _why_lines(tables, language)
    for number, cells in enumerate(lines):
        heading = len(cells) == 1
        for place, cell in enumerate(cells):
            sheet.write_string(number, place, cell, styles.bold if heading else styles.wrap)


def _why_lines(tables: Mapping[str, pa.Table], language: Language) -> Iterator[tuple[str, ...]]:
    """Give the lines of the last sheet; a line of one cell is a heading."""

    def say(en: Text) -> str:
        return en.in_language(language)

    yield (say(Text("What stands behind a figure", "Ce qu’il y a derrière un chiffre")),)
    for part, meaning in PARTS.items():
        yield ("", f"…_{part}", "", say(meaning))
    yield (say(Text("Why there is no interval, or no figure", "Pourquoi il n’y a pas d’intervalle, ou pas de chiffre")),)
    for reason, meaning in REASONS.items():
        yield ("", reason, "", say(meaning))
    yield (say(Text("How it is computed", "Comment c’est calculé")),)
    for formula, meaning in FORMULAS.items():
        yield ("", formula, "", say(meaning))
    yield (say(Text("What every column means", "Ce que veut dire chaque colonne")),)
    for name in tables:
        contract = _contract(name)
        for column in contract.columns if contract else ():
            yield (name, column.name, _unit(column), column.meaning)


def _unit(column: Column) -> str:
    return column.unit or ("" if column.kind in ("text", "texts", "evidence") else column.kind)


__all__ = ["flatten", "harmless", "plain", "to_csv", "to_json", "to_xlsx"]
