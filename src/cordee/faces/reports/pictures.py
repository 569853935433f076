"""The report's pictures, as SVG inside the page: interval bars, parts of a whole, counts. Each has its words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from cordee.core.vocabulary.axis import Axis, stacked
from cordee.faces.reports.html import Html, element, joined

MARKS = {
    "better": "M0 -8L8 6H-8z",
    "worse": "M0 8L8 -6H-8z",
    "same": "M-7 -6H7V-1H-7zM-7 1H7V6H-7z",
    "unknown": "M0 -6a6 6 0 1 0 0 12a6 6 0 1 0 0 -12z",
}
ROPE = "M5 27C5 15 27 19 27 6"


def interval(
    axis: Axis, estimate: float | None, low: float | None, high: float | None, *, word: str, reference: float | None = None
) -> Html:
    """Draw an interval as a bar and the estimate as the verdict's mark; the dashed line is the reference."""
    parts = [_upright("g-grid" if tick > axis.low else "g-base", axis.place(tick)) for tick in axis.ticks]
    if reference is not None:
        parts.append(_upright("g-ref", axis.place(reference)))
    if low is not None and high is not None:
        start, width = axis.span(low, high)
        bar = element(
            "rect", class_=f"s-{word}", x=f"{start}%", y="50%", width=f"{width}%", height=10, rx=5, transform="translate(0 -5)"
        )
        parts.append(bar)
    if estimate is not None:
        mark = element("path", class_=f"v-{word}", d=MARKS[word])
        parts.append(element("svg", mark, x=f"{axis.place(estimate)}%", y="50%", overflow="visible"))
    return _svg("ib", parts)


def ticks(axis: Axis, labels: Sequence[str], *, reference: float | None = None, reference_label: str = "") -> Html:
    """Write the ticks of an axis below its bars, and the reference's label below the ticks."""
    parts = []
    for tick, label in zip(axis.ticks, labels, strict=True):
        place = axis.place(tick)
        side = " g-end" if place > 95 else " g-mid" if place > 5 else ""
        parts.append(element("text", label, class_=f"g-txt{side}", x=f"{place}%", y=16))
    if reference is not None:
        parts.append(element("text", reference_label, class_="g-txt g-mid g-strong", x=f"{axis.place(reference)}%", y=34))
    return _svg("ib", parts)


def verdict_mark(word: str) -> Html:
    """Draw the small mark of a verdict; its word always stands beside it."""
    return element(
        "svg", element("path", class_=f"v-{word}", d=MARKS[word]), class_="mark", viewBox="-9 -9 18 18", aria_hidden="true"
    )


def parts_of_whole(shares: Sequence[float]) -> Html:
    """Draw a whole as a bar in parts; the last is hatched: it is what nobody saw."""
    parts = []
    spans = stacked(shares)
    for number, (start, width) in enumerate(spans, start=1):
        if width <= 0:
            continue
        last = number == len(spans)
        parts.append(
            element("rect", class_="share-last" if last else f"share-{number}", x=f"{start}%", y=4, width=f"{width}%", height=32)
        )
        if last:
            parts += [_hatch(start + offset) for offset in _steps(width)]
    return _svg("share", parts)


def used_of_held(used: int, held: int, most: int) -> Html:
    """Draw how many fields are used (filled) of those held (hatched), on the scale of the largest source."""
    axis = Axis(0, max(1, most))
    whole, full = axis.place(held), axis.place(used)
    parts = [element("rect", class_="share-last", x=0, y=4, width=f"{whole}%", height=16)]
    parts += [_hatch(full + offset, low=20, high=4) for offset in _steps(whole - full)]
    if full:
        parts.append(element("rect", class_="share-1", x=0, y=4, width=f"{full}%", height=16))
    return _svg("held", parts)


def length(value: int, most: int, *, kind: str) -> Html:
    """Draw a count as a bar from zero."""
    width = Axis(0, max(1, most)).place(value)
    return _svg("held", [element("rect", class_=f"st-{kind}", x=0, y=4, width=f"{width}%", height=16, rx=2)])


def rope() -> Html:
    """Draw the house's mark."""
    lines = [element("path", class_="rope", d=ROPE), element("circle", class_="knot", cx=27, cy=6, r=3.5)]
    return element("svg", lines, class_="brand-mark", viewBox="0 0 32 32", aria_hidden="true")


def _svg(kind: str, parts: Sequence[Html]) -> Html:
    return element("svg", joined(parts), class_=kind, aria_hidden="true")


def _upright(kind: str, place: float) -> Html:
    return element("line", class_=kind, x1=f"{place}%", x2=f"{place}%", y1=0, y2="100%")


def _hatch(place: float, *, low: int = 36, high: int = 4) -> Html:
    line = element("line", class_="hatch", x1=-5, x2=5, y1=low, y2=high)
    return element("svg", line, x=f"{round(place, 2)}%", y=0, overflow="visible")


def _steps(width: float) -> list[float]:
    return [step * 1.4 + 1 for step in range(int((width - 1) / 1.4))] if width > 2 else []
