"""Choose the format and the sheet that a file is read as, from what it looks like and from what the user says."""

from __future__ import annotations

from collections.abc import Sequence

from cordee.actions.read_file import How
from cordee.core.intake.format import Format
from cordee.core.intake.recognise import Found, fit_as, parts, recognise
from cordee.core.intake.registry import FORMATS, format_named
from cordee.core.vocabulary import faults
from cordee.core.vocabulary.problems import MissingColumn, NoSuchFormat, UnknownFormat, UnknownMapping
from cordee.engine.files import Sheet, Source

WEAK = tuple(one for one in FORMATS if one.weak)


def choose(source: Source, how: How) -> tuple[Found, Sheet]:
    """Choose the format and the sheet that a file is read as.

    Raises
    ------
    IntakeProblem
        Where no format fits, or not the one that is named, or where a mapping names what is not there.
    """
    named = None
    if how.as_format is not None:
        named = format_named(how.as_format)
        if named is None:
            raise NoSuchFormat(file=source.name, format=how.as_format, detail=faults.NO_FORMAT)
    fitting = [(found, sheet) for sheet in source.sheets if (found := _of_sheet(source, sheet, how, named)) is not None]
    if fitting:
        found, sheet = max(fitting, key=_worth)
        _check_said(source, sheet, found, how)
        return found, sheet
    headings = _headings(source)
    if named is None:
        raise UnknownFormat(file=source.name, headings=headings, example=_nearest(source))
    first = named.sections[0]
    there = first.columns(_fullest(source), how.mapping, how.values)
    needed = [name for name in first.needed(how.values) if name not in there]
    if needed and named.layout == "table":
        raise MissingColumn(file=source.name, columns=", ".join(needed), headings=headings, example=f'{needed[0]}="…"')
    raise NoSuchFormat(file=source.name, format=named.id, detail=headings)


def _worth(fitting: tuple[Found, Sheet]) -> tuple[bool, bool, int]:
    """Prefer, among the sheets of a workbook, a vendor's table, one that is read, and the longest; the first of equals."""
    found, sheet = fitting
    return not found.format.weak, found.section.facts is not None, len(sheet.rows) - found.header


def _of_sheet(source: Source, sheet: Sheet, how: How, named: Format | None) -> Found | None:
    fitting = recognise(sheet.rows, source.lines, FORMATS)
    if named is not None:
        own = [one for one in fitting if one.format.id == named.id]
        found = own[0] if own else fit_as(sheet.rows, named, how.mapping, how.values)
        empty = found is not None and named.layout == "sections" and not parts(sheet.rows, named, found)
        return None if empty else found
    said = {*how.mapping, *how.values}
    if said and (not fitting or (fitting[0].format.weak and not said <= _fields(fitting[0]))):
        others = [one for each in WEAK if (one := fit_as(sheet.rows, each, how.mapping, how.values)) and said <= _fields(one)]
        fitting = sorted(others, key=lambda one: (-one.score, one.format.id)) or fitting
    return fitting[0] if fitting else None


def _fields(found: Found) -> set[str]:
    return {one.name for one in found.section.fields}


def _headings(source: Source) -> str:
    shown = ", ".join(cell.strip() for cell in _fullest(source)[:30] if cell.strip())
    return shown[:300] or "no cells"


def _fullest(source: Source) -> Sequence[str]:
    return max(source.sheets[0].rows[:20], key=lambda cells: sum(1 for cell in cells if cell.strip()))


def _nearest(source: Source) -> str:
    """Give the words that would read a file as the table it resembles most: its format and the fields not found."""
    row = _fullest(source)
    best: tuple[float, str] | None = None
    for each in WEAK:
        section = each.sections[0]
        found = section.columns(row, {})
        lacking = [name for name in section.signature if name not in found]
        score = len(found) - len(lacking)
        if found and (best is None or score > best[0]):
            best = (score, " ".join([f"--as {each.id}", *(f'--map {name}="…"' for name in lacking)]))
    return best[1] if best else '--as table.touches --map date="…" --map email="…"'


def _check_said(source: Source, sheet: Sheet, found: Found, how: How) -> None:
    row: Sequence[str] = sheet.rows[found.header] if found.header >= 0 else ()
    columns = found.section.columns(row, how.mapping, how.values)
    for name, heading in how.mapping.items():
        there = name in columns and row[columns[name]].strip().casefold() == heading.strip().casefold()
        if not there:
            _refuse(source, found, row, f"{name}={heading}", name)
    for name, value in how.values.items():
        if name not in _fields(found):
            _refuse(source, found, row, f"{name}={value}", name)


def _refuse(source: Source, found: Found, row: Sequence[str], said: str, name: str) -> None:
    knowing = [one.id for one in WEAK if name in {field.name for field in one.sections[0].fields}]
    raise UnknownMapping(
        file=source.name,
        mapping=said,
        headings=", ".join(row),
        format=found.format.id,
        fields=", ".join(sorted(_fields(found))),
        name=name,
        knowing=", ".join(knowing) or "–",
    )
