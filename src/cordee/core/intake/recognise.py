"""Which format is this file of, and where do its sections begin? Judged on the first rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cordee.core.intake.format import Format, Rows, Section
from cordee.core.intake.notes import notes_from
from cordee.core.vocabulary.techniques import plain

HEAD_ROWS = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A format that fits, the heading row of its first section, and how well it fits (more is better)."""

    format: Format
    section: Section
    header: int
    score: float


@dataclass(frozen=True, slots=True)
class Part:
    """One section found in a file: its heading row and the rows of data, by position, and how many lines stand below."""

    section: Section
    header: int
    rows: range
    notes: int = 0


def recognise(rows: Rows, lines: Sequence[str], formats: Iterable[Format]) -> list[Found]:
    """Give the formats that fit the head of a file, best first."""
    found = [one for each in formats if (one := _fit(each, rows, lines)) is not None]
    return sorted(found, key=lambda one: (-one.score, one.format.id))


def fit_as(rows: Rows, format: Format, mapping: Mapping[str, str], given: Collection[str] = ()) -> Found | None:
    """Find the heading row when the user names the format, maps columns or gives values; None where no row can be it."""
    best: Found | None = None
    for number, row in enumerate(rows[:HEAD_ROWS]):
        for section in _sections(format, row):
            columns = section.columns(row, mapping, given)
            if section.fields and all(name in columns for name in section.needed(given)) and columns:
                score = float(len(columns))
                if best is None or score > best.score:
                    best = Found(format, section, number, score)
    return best


def parts(rows: Rows, format: Format, first: Found) -> list[Part]:
    """Split all rows of a small file into its sections; a table has one, after its preamble."""
    if format.layout == "table":
        end = notes_from(rows, first.header)
        notes = sum(1 for row in rows[end:] if any(cell.strip() for cell in row))
        return [Part(first.section, first.header, range(first.header + 1, end), notes)]
    heads: list[tuple[int, Section]] = []
    for number, row in enumerate(rows):
        if sum(1 for cell in row if cell.strip()) < 2:
            continue
        fitting = [one for one in format.sections if one.recognises(row)]
        if fitting:
            title = _title_above(rows, number)
            heads.append((number, next((one for one in fitting if title in one.titles), fitting[0])))
    found = []
    for index, (number, section) in enumerate(heads):
        end = heads[index + 1][0] if index + 1 < len(heads) else len(rows)
        found.append(Part(section, number, range(number + 1, _last_row(rows, number + 1, end))))
    return found


def _title_above(rows: Rows, number: int) -> str:
    """Give the plain words of the lone cell on the nearest line above that is not blank."""
    above = next((rows[one] for one in range(number - 1, -1, -1) if any(cell.strip() for cell in rows[one])), ())
    cells = [cell for cell in above if cell.strip()]
    return plain(cells[0]) if len(cells) == 1 else ""


def _last_row(rows: Rows, start: int, end: int) -> int:
    """A section ends before a blank row or a lone title that precedes the next heading row."""
    while end > start and sum(1 for cell in rows[end - 1] if cell.strip()) <= 1 and end < len(rows):
        end -= 1
    while end > start and not any(cell.strip() for cell in rows[end - 1]):
        end -= 1
    return end


def _fit(format: Format, rows: Rows, lines: Sequence[str]) -> Found | None:
    if format.layout == "lines":
        return _fit_lines(format, lines)
    best: Found | None = None
    for number, row in enumerate(rows[:HEAD_ROWS]):
        for section in _sections(format, row):
            if section.signature and section.recognises(row):
                known = len(section.columns(row, {})) if section.fields else len(section.signature)
                score = (len(section.signature) * 10 + known) * (0.01 if format.weak else 1.0)
                if best is None or score > best.score:
                    best = Found(format, section, number, score)
    return best


def _sections(format: Format, row: Sequence[str]) -> list[Section]:
    return [found for one in format.sections if (found := one.of(row)) is not None]


def _fit_lines(format: Format, lines: Sequence[str]) -> Found | None:
    if format.line is None or not lines:
        return None
    there = [line for line in lines if line.strip()]
    share = sum(1 for line in there if format.line(line)) / max(1, len(there))
    return Found(format, format.sections[0], -1, 20 + 30 * share) if share >= 0.2 else None
