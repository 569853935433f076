"""A document as plain blocks for a layout: headings, paragraphs, lists; nothing of it is markup any more.

Read as CommonMark without HTML. What a document of ours never needs (a picture) is given as its words.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from cordee.core.trust.documents.document import GAP

Block = dict[str, Any]
Run = dict[str, Any]
_SCHEMES = ("https://", "http://", "mailto:")
_GAP = re.compile(rf"^\[(?:{'|'.join(map(re.escape, GAP.values()))})[\s\u00a0]*:")
_STYLES = {"strong": "bold", "em": "italic"}


def blocks_of(body: str) -> list[Block]:
    r"""Give the blocks of a Markdown text.

    Returns
    -------
    list
        Each with its ``kind``: ``heading`` (``level``, ``runs``), ``paragraph`` (``runs``), ``list`` (``ordered``, ``items``,
        each a list of blocks), ``quote`` (``blocks``), ``code`` (``text``), ``rule``. A run has its ``text`` and how it is set:
        ``bold``, ``italic``, ``code``, ``link`` (an address or empty), ``gap`` (the company has still to fill it in).

    Examples
    --------
    >>> blocks_of("# A\n\n- **b** <i>")[0]["runs"][0]["text"]
    'A'
    >>> [(one["text"], one["bold"]) for one in blocks_of("- **b** <i>")[0]["items"][0][0]["runs"]]
    [('b', True), (' <i>', False)]
    >>> blocks_of("**[to be filled in: its postal address]**")[0]["runs"][0]["gap"]
    True
    """
    tree = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).parse(body))
    return [made for node in tree.children if (made := _block(node)) is not None]


def _block(node: SyntaxTreeNode) -> Block | None:
    if node.type == "heading":
        return {"kind": "heading", "level": int(node.tag[1:]), "runs": _runs_within(node)}
    if node.type == "paragraph":
        return {"kind": "paragraph", "runs": _runs_within(node)}
    if node.type in ("bullet_list", "ordered_list"):
        return {"kind": "list", "ordered": node.type == "ordered_list", "items": [_blocks(one) for one in node.children]}
    if node.type == "blockquote":
        return {"kind": "quote", "blocks": _blocks(node)}
    if node.type in ("fence", "code_block"):
        return {"kind": "code", "text": node.content.rstrip("\n")}
    return {"kind": "rule"} if node.type == "hr" else None


def _blocks(node: SyntaxTreeNode) -> list[Block]:
    return [made for one in node.children if (made := _block(one)) is not None]


def _runs_within(node: SyntaxTreeNode) -> list[Run]:
    return [run for inline in node.children for one in inline.children for run in _runs(one, {})]


def _runs(node: SyntaxTreeNode, style: dict[str, Any]) -> list[Run]:
    if node.type in _STYLES:
        return [run for one in node.children for run in _runs(one, {**style, _STYLES[node.type]: True})]
    if node.type == "link":
        address = str(node.attrGet("href") or "")
        inner = {**style, "link": address if address.startswith(_SCHEMES) else ""}
        return [run for one in node.children for run in _runs(one, inner)]
    if node.type == "softbreak":
        return [_run(" ", style)]
    if node.type == "hardbreak":
        return [_run("\n", style)]
    if node.type == "code_inline":
        return [_run(node.content, {**style, "code": True})]
    return [_run(node.content, style)] if node.content else []


def _run(text: str, style: dict[str, Any]) -> Run:
    plain = {"bold": False, "italic": False, "code": False, "link": ""}
    return {"text": text, **plain, **style, "gap": bool(style.get("bold") and _GAP.match(text))}
