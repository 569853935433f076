"""Writing HTML that cannot be broken by what it shows: every text is escaped unless it is ``Html`` already."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

VOID = frozenset({"meta", "link", "br", "hr", "wbr"})
EMPTY = VOID | frozenset({"rect", "circle", "path", "line"})


class Html(str):
    """A piece of finished HTML."""

    __slots__ = ()


def element(name: str, /, *children: object, **attributes: str | float | bool | None) -> Html:
    """Write one element.

    Parameters
    ----------
    name
        The element's name.
    children
        Texts (escaped), ``Html`` (as it is), None (nothing), or iterables of these.
    attributes
        A trailing underscore is dropped, others become hyphens; None and False leave the attribute out.

    Examples
    --------
    >>> element("p", "a < b", element("b", "!"), class_="x", aria_label='"')
    '<p class="x" aria-label="&quot;">a &lt; b<b>!</b></p>'
    """
    written = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    if name in EMPTY:
        return Html(f"<{name}{written}>" if name in VOID else f"<{name}{written}/>")
    return Html(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*children: object) -> Html:
    """Write several children one after the other.

    Examples
    --------
    >>> joined("a & b", None, [Html("<br>"), 3])
    'a &amp; b<br>3'
    """
    return Html("".join(_written(one) for one in children))


def _written(child: object) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return str(child)
    if isinstance(child, str) or not isinstance(child, Iterable):
        return escape(str(child), quote=False)
    return "".join(_written(one) for one in child)


def _attribute(name: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value), quote=True)}"'
