"""Read one opened file, section by section, into staged fact files: what was read, what was refused, how full it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from cordee.actions.staged_sections import StagedSection, bound, staged_sections
from cordee.core.intake.cells import DateOrder, Reading
from cordee.core.intake.format import Context, Format, Section
from cordee.core.intake.headings import currency_said
from cordee.core.intake.reading import (
    LEFT_OUT,
    REASONS,
    bare_amounts,
    complaints,
    complete,
    date_orders,
    far_future,
    parsed,
    profile,
)
from cordee.core.intake.recognise import Found
from cordee.core.vocabulary import faults
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.facts import REJECTED_ROWS, SOURCE_FIELDS
from cordee.core.vocabulary.lineage import columns_read
from cordee.core.vocabulary.problems import AllRowsRefused, EmptyFile, UnreadableFile, UnreadableValue
from cordee.core.vocabulary.text import Text
from cordee.engine.database import Database, rows_to_table
from cordee.engine.files import Sheet, Source
from cordee.engine.manifest import Import
from cordee.engine.staging import Staging
from cordee.engine.workspace import Workspace

ESTIMATE_ABOVE = 100_000
CURRENCY_FIELDS = ("currency", "currency_code")


@dataclass(frozen=True, slots=True)
class How:
    """What the user says about a file: its format, its columns, its export's date, its order of dates, values for all rows.

    ``fresh`` forgets how files of the same headings were read before.
    """

    as_format: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    exported_on: date | None = None
    dates: DateOrder | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    fresh: bool = False


@dataclass(slots=True)
class FileReader:
    """Reads one opened file, section by section, into staged fact files; ``beside`` counts what was packed with it and is not read."""

    workspace: Workspace
    database: Database
    source: Source
    entry: Import
    how: How
    scratch: Path
    beside: int = 0
    sections: list[dict[str, Any]] = field(default_factory=list)
    before: dict[str, ir.Table] = field(default_factory=dict)
    first_complaint: Text | None = None

    def read(self, found: Found, sheet: Sheet) -> tuple[Import, list[tuple[Path, str]]]:
        """Read every section; give the finished entry and its files."""
        if self.source.unclosed and found.format.layout != "lines":
            detail = faults.told(faults.OPEN_QUOTE, row=self.source.unclosed)
            raise UnreadableFile(file=self.source.name, detail=detail)
        staging = Staging(self.database, self.scratch, self.entry.id, self._recorded_at)
        for section in staged_sections(self.database, self.source, found, sheet, self.scratch):
            self._section(found.format, section, staging)
        if not any(one["rows"] for one in self.sections):
            raise EmptyFile(file=self.source.name, detail=faults.HEADINGS_ONLY)
        if others := sum(1 for one in self.source.sheets if one is not sheet and _is_table(one)):
            self._leave_out("sheet", others)
        if self.beside:
            self._leave_out("packed", self.beside)
        read = [one for one in self.sections if one["read"]]
        if read and all(one["rows"] == one["refused"] for one in read):
            refused = sum(one["refused"] for one in read)
            raise AllRowsRefused(file=self.source.name, refused=refused, first=self.first_complaint or "?")
        files, staged = staging.finish()
        return replace(self.entry, sections=self.sections, files=files), staged

    def _section(self, format: Format, staged: StagedSection, staging: Staging) -> None:
        section, headings, rows = staged.section, staged.headings, staged.rows
        raw = bound(self.database, staged)
        columns = {"line": 0} if format.layout == "lines" else section.columns(headings, self.how.mapping, self.how.values)
        report: dict[str, Any] = {"table": section.table, "rows": rows, "refused": 0, "complaints": 0, "repeated": 0,
                                  "read": section.facts is not None, "unread": section.unread,
                                  "columns": {name: headings[index] for name, index in columns.items()},
                                  "left": [one for index, one in enumerate(headings) if one and index not in columns.values()]}  # fmt: skip
        self.sections.append(report)
        given = dict(self.how.values)
        if code := _currency(section, columns, headings, staged.preamble, given):
            given |= {one.name: code for one in section.fields if one.name in CURRENCY_FIELDS}
            report["currency"] = code
        if section.facts is None:
            self._profile(raw, section, headings, columns, rows, staging, {})
            return
        context = Context(
            source=self.entry.source,
            file=self.entry.file,
            known_at=datetime.combine(date.fromisoformat(self.entry.known_at), time(), UTC).replace(tzinfo=None),
            reading=self._reading(raw, format, section, columns),
            secret=self.workspace.secret,
            preamble=staged.preamble,
            sections=staged.named,
            before=dict(self.before),
        )
        report["dates"], report["zone"] = context.reading.dates, context.reading.zone
        parsed_path = self.scratch / f"parsed{len(self.sections)}.parquet"
        self.database.copy(parsed(raw, section, columns, context.reading, given), parsed_path)
        self.database.bind_files("parsed", [parsed_path])
        table = self._staged_table("parsed")
        # no filter where nothing is left out: DuckDB reads a cell once for each different value only while rows are whole
        good = table.filter(~table.refused & ~table.total) if self._count(table.refused | table.total) else table
        left_out = {"note": staged.notes} | ({"total": self._count(table.total)} if section.loose else {})
        report["bare_amounts"] = self._count(bare_amounts(table, section)) if section.assumes_currency(columns) else 0
        self._check_values(table, section)
        if section.prepare is not None:
            prepared = self.scratch / f"prepared{len(self.sections)}.parquet"
            self.database.copy(section.prepare(good, context), prepared)
            self.database.bind_files("prepared", [prepared])
            good = self._staged_table("prepared")
        if self.source.kind == "forum":
            self.database.bind_files(f"read_{section.table}", [prepared if section.prepare is not None else parsed_path])
            self.before[section.table] = self._staged_table(f"read_{section.table}")
        bad: list[dict[str, Any]] = [*staged.unreadable]
        if self.database.value(table.complained.any()):
            bad += self.database.rows(complaints(table, section, report["columns"]))
        for late in far_future(table, section, context.known_at, report["columns"]) if section.loose else ():
            bad += self.database.rows(late)
        fills: dict[str, set[str]] = defaultdict(set)
        for filled in section.facts(good, context):
            contract, rows_of = filled
            _note_fills(fills, contract, rows_of, [one.name for one in section.fields])
            if contract is REJECTED_ROWS:
                bad += [one | {"field": report["columns"].get(one["field"], one["field"])} for one in self.database.rows(rows_of)]
            elif contract is LEFT_OUT:
                left_out |= {row["reason"]: row["records"] for row in self.database.rows(rows_of)}
            else:
                whole = complete(filled, context)
                report["repeated"] = max(report["repeated"], staging.add(contract, whole))
        if any(left_out.values()):
            report["left_out"] = {reason: number for reason, number in left_out.items() if number}
        self._profile(raw, section, headings, columns, rows, staging, fills)
        self._reject(bad, section, staging, report, context.known_at)

    def _leave_out(self, what: str, number: int) -> None:
        self.sections[0]["left_out"] = self.sections[0].get("left_out", {}) | {what: number}

    def _count(self, rows: ir.BooleanColumn) -> int:
        return int(self.database.value(rows.sum().fill_null(0)))

    def _check_values(self, table: ir.Table, section: Section) -> None:
        """Refuse the file where a value given for every row cannot be read as what its field is."""
        kinds = {one.name: one.kind for one in section.fields}
        for name, value in self.how.values.items():
            if f"bad_{name}" in table.columns and self._count(table[f"bad_{name}"]):
                raise UnreadableValue(file=self.source.name, said=f"{name}={value}", reason=REASONS[kinds[name]])

    def _staged_table(self, name: str) -> ir.Table:
        description = self.database.connection.execute(f"DESCRIBE {name}").fetchall()
        kinds = {"VARCHAR": "string", "BIGINT": "int64", "BOOLEAN": "boolean", "TIMESTAMP": "timestamp(6)",
                 "DECIMAL(18,2)": "decimal(18, 2)", "INTEGER": "int32", "DOUBLE": "float64"}  # fmt: skip
        return ibis.table({column: kinds[kind] for column, kind, *_ in description}, name=name)

    def _reading(self, raw: ir.Table, format: Format, section: Section, columns: Mapping[str, int]) -> Reading:
        dated = {
            one.name: columns[one.name]
            for one in section.fields
            if one.kind in ("timestamp", "date", "period") and one.name in columns
        }
        order = self.how.dates
        seen = self.database.rows(date_orders(raw, sorted(set(dated.values()))))[0] if dated else {}
        if order is None and dated and seen["day_first"] != seen["month_first"]:
            order = "dmy" if seen["day_first"] > seen["month_first"] else "mdy"
        plain = frozenset(name for name, index in dated.items() if not seen[f"odd_{index}"])
        zone = format.own_zone or self.workspace.zone
        return Reading(dates=order or format.dates or "dmy", decimal=self.source.decimal, zone=zone, plain=plain)

    def _profile(
        self,
        raw: ir.Table,
        section: Section,
        headings: Sequence[str],
        columns: Mapping[str, int],
        rows: int,
        staging: Staging,
        fills: Mapping[str, Iterable[str]],
    ) -> None:
        positions = [index for index, heading in enumerate(headings) if heading]
        if not positions or not rows:
            return
        counts = self.database.rows(profile(raw, positions, estimate=rows > ESTIMATE_ABOVE))[0]
        read_as = {index: name for name, index in columns.items()}
        known = datetime.combine(date.fromisoformat(self.entry.known_at), time())
        label = f"{self.entry.format}/{section.table}"
        described = [
            self._provenance(f"{self.entry.source}:field:{label}:{headings[index]}", known, index + 1)
            | {
                "file": self.entry.file, "format": label, "field": headings[index],
                "read_as": read_as.get(index) if section.facts is not None else None, "facts": sorted(fills.get(read_as.get(index, ""), ())),
                "rows": rows, "filled": counts[f"filled_{index}"], "distinct_values": counts[f"distinct_{index}"],
            }
            for index in positions
        ]  # fmt: skip
        staging.add_rows(SOURCE_FIELDS, rows_to_table(described, SOURCE_FIELDS))

    def _reject(
        self, bad: list[dict[str, Any]], section: Section, staging: Staging, report: dict[str, Any], known: datetime
    ) -> None:
        if not bad:
            return
        rows = []
        for one in bad:
            if section.private:
                one = one | {"value": None}
            key = f"{self.entry.id}:{section.table}:{one['record']}:{one['field'] or ''}:{one['reason']}"
            rows.append(self._provenance(key, known, one["record"]) | one | {"file": self.entry.file, "section": section.table})
        first = min(rows, key=lambda row: (row["record"], row["field"] or ""))
        self.first_complaint = self.first_complaint or _first_words(first)
        report["complaints"] = len(rows)
        report["refused"] = len({row["record"] for row in rows if not row["kept"]})
        staging.add_rows(REJECTED_ROWS, rows_to_table(rows, REJECTED_ROWS))

    @property
    def _recorded_at(self) -> datetime:
        return datetime.fromisoformat(self.entry.taken_in_at).replace(tzinfo=None)

    def _provenance(self, key: str, known: datetime, record: int) -> dict[str, Any]:
        return {"source": self.entry.source, "source_key": key, "happened_at": None, "known_at": known,
                "recorded_at": self._recorded_at, "import_id": self.entry.id, "record": record}  # fmt: skip


def _is_table(sheet: Sheet) -> bool:
    """Say whether a sheet holds more than a few words: at least two rows of two cells."""
    return sum(1 for row in sheet.rows if sum(1 for cell in row if cell.strip()) > 1) > 1


def _currency(
    section: Section,
    columns: Mapping[str, int],
    headings: Sequence[str],
    preamble: Sequence[Sequence[str]],
    given: Mapping[str, str],
) -> str | None:
    """Give the currency that the title or the headings of amounts name, where a table that no vendor made has no column for it."""
    kinds = {one.name: one.kind for one in section.fields}
    named = [name for name in CURRENCY_FIELDS if name in kinds]
    if not section.loose or not named or any(name in columns or name in given for name in named):
        return None
    paid = [headings[place] for name, place in columns.items() if kinds.get(name) == "amount"]
    return currency_said(paid) or (currency_said(cell for row in preamble for cell in row) if paid else None)


def _first_words(row: Mapping[str, Any]) -> Text:
    """Tell a complaint in both languages: where, what stood there, what is wrong with it."""
    where, reason = f"{row['field'] or ''} {row['value'] or ''}".strip(), REASONS[row["reason"]]
    quoted = f", {where}".replace("{", "{{").replace("}", "}}") if where else ""
    return Text(f"record {row['record']}{quoted}: {reason.en}", f"ligne {row['record']}{quoted}\u00a0: {reason.fr}")


def _note_fills(fills: dict[str, set[str]], contract: Contract, rows: ir.Table, fields: Sequence[str]) -> None:
    """Note which columns of facts each parsed field decides."""
    if contract is REJECTED_ROWS or contract is LEFT_OUT:
        return
    for column, leaves in columns_read(rows).items():
        for table, name in leaves:
            if table == "parsed" and column != "record":
                fills[name.removeprefix("raw_")].add(f"{contract.name}.{column}")
            elif table == "prepared" and column != "record":
                for one in fields:
                    fills[one].add(f"{contract.name}.{column}")
