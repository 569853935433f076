"""How a person said that files are to be read, and which later files that goes for: those of the same headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from cordee.actions.read_file import How
from cordee.core.intake.format import Section
from cordee.core.intake.headings import same_headings
from cordee.core.intake.recognise import HEAD_ROWS
from cordee.core.intake.registry import format_named
from cordee.engine.files import Source
from cordee.engine.manifest import Import, Manifest

FRESH = "fresh"
AS = "as"


def decided(entry: Import) -> bool:
    """Say whether a person said how this file is to be read, be it that the guess is right."""
    return bool(entry.mapping or entry.values or entry.options)


def how_of(entry: Import) -> How:
    """Give the words that read a file exactly as an import did, whatever was said of others."""
    dates = entry.options.get("dates")
    return How(
        as_format=entry.format,
        mapping=entry.mapping,
        exported_on=date.fromisoformat(entry.known_at) if entry.known_because == "said" else None,
        dates="mdy" if dates == "mdy" else "dmy" if dates == "dmy" else None,
        values=entry.values,
        fresh=True,
    )


def options_of(how: How) -> dict[str, str]:
    """Give what an import notes of the words said about it, besides mapping and values."""
    options = {"dates": str(how.dates)} if how.dates else {}
    if how.as_format:
        options[AS] = how.as_format
    if how.fresh and not (how.as_format or how.mapping or how.values or how.dates):
        options[FRESH] = "yes"
    return options


def remembered(manifest: Manifest, source: Source, how: How) -> Import | None:
    """Give the import whose reading goes for a file too: its own earlier one, else the newest said of the same headings."""
    if how.fresh:
        return None
    own = [one for one in manifest.imports if one.sha256 == source.sha256]
    there = {same_headings(row) for sheet in source.sheets for row in sheet.rows[:HEAD_ROWS]} if not own else set()
    fitting = own or [one for one in _newest_first(manifest.imports) if headings_of(one) in there]
    found = next((one for one in fitting if decided(one)), None)
    if found is None or found.options.get(FRESH) or how.as_format not in (None, found.format):
        return None
    known = {one.name for section in _sections(found) for one in section.fields}
    return found if set(how.mapping) | set(how.values) <= known else None


def joined(how: How, entry: Import) -> How:
    """Read as an import was read, but for what is said now."""
    said = set(how.mapping) | set(how.values)
    before = how_of(entry)
    return replace(
        how,
        as_format=entry.format,
        mapping={name: heading for name, heading in before.mapping.items() if name not in said} | dict(how.mapping),
        values={name: value for name, value in before.values.items() if name not in said} | dict(how.values),
        dates=how.dates or before.dates,
    )


def otherwise(manifest: Manifest, entry: Import) -> list[Import]:
    """Give the other live imports of the same headings that were read otherwise than the one said last."""
    headings = headings_of(entry)
    alike = [one for one in _newest_first(manifest.imports) if headings and headings_of(one) == headings]
    last = next((one for one in alike if decided(one)), None)
    if last is None:
        return []
    return [one for one in alike if one.id != entry.id and one.original and _reading(one) != _reading(last)]


def last_said(manifest: Manifest, entry: Import) -> Import | None:
    """Give the import of the same headings of which a person said last how to read it, unless it is this one."""
    headings = headings_of(entry)
    alike = (one for one in _newest_first(manifest.imports) if headings and headings_of(one) == headings)
    found = next((one for one in alike if decided(one)), None)
    return None if found is None or found.id == entry.id else found


def headings_of(entry: Import) -> frozenset[str]:
    """Give the headings of an import's first table, as a set that compares; empty for files of free lines."""
    known = format_named(entry.format)
    if not entry.sections or (known is not None and known.layout == "lines"):
        return frozenset()
    first = entry.sections[0]
    return same_headings([*first["columns"].values(), *first["left"]])


def _sections(entry: Import) -> tuple[Section, ...]:
    known = format_named(entry.format)
    return known.sections if known else ()


def _newest_first(imports: Iterable[Import]) -> list[Import]:
    return sorted(imports, key=lambda one: one.taken_in_at, reverse=True)


def _reading(entry: Import) -> tuple[str, Mapping[str, str], Mapping[str, str], str]:
    return entry.format, entry.mapping, entry.values, entry.options.get("dates", "")
