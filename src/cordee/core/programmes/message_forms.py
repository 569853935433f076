"""The forms in which a message is written: plain text, Markdown, HTML. Each becomes its words, and where a link stands."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Literal

from cordee.core.programmes.message import MOST_LETTERS, Message, Piece, addresses
from cordee.core.vocabulary.problems_of_messages import MessageTooLong

Form = Literal["text", "markdown", "html"]
FORMS: tuple[Form, ...] = ("text", "markdown", "html")
TITLE_LETTERS = 140

_MARKED = re.compile(
    r"!\[(?P<picture>[^\]\n]*)\]\([^)\n]*\)|\[(?P<words>[^\]\n]+)\]\([^)\n]*\)|(?P<mark>(?m:^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?))|\*\*|__|`+|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))"
)
_HEADING = re.compile(r"\A\s*#{1,6}[ \t]+(?P<title>[^\n]+)\n?")
_BLOCKS = frozenset(
    ("address", "article", "blockquote", "br", "div", "dd", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul")
)  # fmt: skip
_UNREAD = frozenset(("script", "style", "template", "svg", "noscript"))


def message_of(content: str, *, form: Form = "text", title: str = "") -> Message:
    """Read a message.

    Where no title is given, it is the first heading of Markdown or HTML, or the first line of a plain text that is short, ends
    like no sentence and stands alone.

    Raises
    ------
    MessageTooLong
        It has more than 50,000 letters.

    Examples
    --------
    >>> found = message_of("# Late again?\\n\\nSee [the figures](https://a.example).", form="markdown")
    >>> found.title.text, found.body.text, found.body.links
    ('Late again?', 'See the figures.', ((4, 15),))
    """
    if len(content) + len(title) > MOST_LETTERS:
        raise MessageTooLong(n=len(content) + len(title), most=MOST_LETTERS)
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    if form == "html":
        return _of_html(content, title)
    if not title:
        title, content = _titled(content, form)
    words = _unmarked if form == "markdown" else _written
    heading, body = words(title.strip()), words(content.strip("\n"))
    return Message(Piece("title", *heading), Piece("body", *body))


def form_of(name: str) -> Form:
    """Say in which form a file is, by its name.

    Examples
    --------
    >>> form_of("letter.MD"), form_of("mail.html"), form_of("-")
    ('markdown', 'html', 'text')
    """
    ending = name.casefold().rpartition(".")[2]
    return "markdown" if ending in ("md", "markdown") else "html" if ending in ("html", "htm") else "text"


def _titled(content: str, form: Form) -> tuple[str, str]:
    if form == "markdown" and (found := _HEADING.match(content)):
        return found["title"].strip(), content[found.end() :]
    first, gap, rest = content.strip("\n").partition("\n\n")
    alone = gap and "\n" not in first and len(first) <= TITLE_LETTERS and not first.rstrip().endswith((".", ",", ":", ";"))
    return (first, rest) if alone else ("", content)


Read = tuple[str, tuple[tuple[int, int], ...]]


def _written(content: str) -> Read:
    return content, addresses(content)


def _unmarked(content: str) -> Read:
    out, since, links = "", 0, []
    for found in _MARKED.finditer(content):
        out += content[since : found.start()]
        words = found["words"] or found["picture"] or ""
        if found["words"]:
            links.append((len(out), len(out) + len(words)))
        out += words
        since = found.end()
    out += content[since:]
    return out, tuple(sorted({*links, *addresses(out)}))


def _of_html(content: str, title: str) -> Message:
    read = _Words()
    read.feed(content)
    read.close()
    heading = title.strip() or read.heading.strip()
    body, links = "".join(read.out), tuple(read.links)
    lead = len(body) - len(body.lstrip())
    if heading and body[lead:].startswith(f"{heading}\n"):  # a page whose heading repeats its title says it once
        lead += len(heading)
        lead += len(body[lead:]) - len(body[lead:].lstrip())
    moved = tuple((first - lead, last - lead) for first, last in links if first >= lead)
    body = body[lead:].rstrip()
    return Message(Piece("title", heading), Piece("body", body, tuple(sorted({*moved, *addresses(body)}))))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.length = 0
        self.links: list[tuple[int, int]] = []
        self.heading = ""
        self._titled: str = ""
        self._open: list[int] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread += 1
        if tag in ("title", "h1") and not self._titled and not self.heading.strip():
            self._titled = tag
        if tag in _BLOCKS:
            self._write("\n" if tag == "br" else "\n\n")
        if tag == "a" and dict(attrs).get("href"):
            self._open.append(self.length)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        if tag == self._titled:
            self._titled = ""
        if tag in _BLOCKS:
            self._write("\n\n")
        if tag == "a" and self._open:
            self.links.append((self._open.pop(), self.length))

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        words = re.sub(r"\s+", " ", data)
        if self._titled:
            self.heading += words
        else:
            self._write(words)

    def _write(self, words: str) -> None:
        self.out.append(words)
        self.length += len(words)
