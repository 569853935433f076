"""The marks of one person: everything that names them in plain words, found in a text and taken out of it.

An address is found in any of its spellings, a profile and a telephone number however they are written, a name in any
order and with or without accents. What several people share (a name, a switchboard) is no mark of one of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from cordee.core.trust.subjects import GENERIC, address_form
from cordee.core.vocabulary.keys import GENERIC_MAILBOXES

Mark = Literal["address", "profile", "phone", "name", "key"]
LEAST_DIGITS, DIGITS = 8, 9
LEAST_LETTERS = 6
_ENDS = r"\s<>,;:\"'()\[\]{}|=&?/\\"
_ADDRESS = re.compile(rf"[^{_ENDS}@]+(?:@|%40)[^{_ENDS}@]+", re.IGNORECASE)
_PROFILE = re.compile(r"linkedin\.com(?:/|%2F)in(?:/|%2F)([^/?#\s\"',;<>&|]+)", re.IGNORECASE)
_BETWEEN = r"[\s.()/\-" + "\u00a0\u202f" + "]{0,3}"
_DOT = r"(?:\.|%2E)?"
_ODD_ADDRESS = r"[^\x00-\x7F][^\s@]{0,64}(?:@|%40)|(?:@|%40)[^\s@]{0,64}(?:[^\x00-\x7F]|xn--)"


@dataclass(frozen=True)
class Marks:
    """What names one person, each kind reduced to what its spellings share.

    Parameters
    ----------
    keys
        Keys as facts hold them: ``email:…``, ``linkedin:…``, a source's own.
    addresses
        Addresses as ``subjects.address_form`` gives them; none of a company's own (contact@…).
    profiles
        Names of LinkedIn profiles, decoded, in lower case.
    phones
        The last nine digits of telephone numbers that only they have.
    names
        Plain words of whole names that only they bear.
    """

    keys: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> str:
        """A pattern, in the words that RE2 and Python share, that every text with a mark fits; some others fit too."""
        parts = [
            _DOT.join(map(re.escape, address.partition("@")[0])) + rf"{_DOT}(?:(?:\+|%2B)[^@\s]*)?(?:@|%40)"
            for address in self.addresses
        ]
        if self.addresses:
            parts.append(_ODD_ADDRESS)
        parts += [rf"in(?:/|%2F)(?:{re.escape(one)}|{re.escape(encoded(one))})" for one in self.profiles]
        parts += [_BETWEEN.join(one) for one in self.phones]
        parts += [_between_words([_accented(word) for word in words]) for name in self.names for words in _orders(name)]
        parts += [re.escape(key) for key in self._own_keys]
        return f"(?i)(?:{'|'.join(sorted(parts))})" if parts else ""

    def found_in(self, text: str) -> frozenset[Mark]:
        """Say which kinds of marks a text holds.

        Examples
        --------
        >>> marks = Marks(addresses=frozenset({"jdoe@x.fr"}), names=frozenset({"jane doe"}))
        >>> sorted(marks.found_in("from J.Doe+news@X.fr (DOE, Jané)")), sorted(marks.found_in("mary.jdoe@x.fr"))
        (['address', 'name'], [])
        """
        return frozenset(kind for kind, _, _ in self._spans(unicodedata.normalize("NFC", text)))

    def scrub(self, text: str, opaque: str) -> str:
        """Write an opaque id in the place of every mark; a text without one stays as it is.

        Examples
        --------
        >>> Marks(addresses=frozenset({"jdoe@x.fr"})).scrub("cc: j.doe@x.fr, mary.jdoe@x.fr", "erased-1")
        'cc: erased-1, mary.jdoe@x.fr'
        """
        whole = unicodedata.normalize("NFC", text)
        end, parts = 0, []
        for _, start, stop in sorted(self._spans(whole), key=lambda one: one[1:]):
            if start >= end:
                parts += [whole[end:start], opaque]
            end = max(end, stop)
        return "".join([*parts, whole[end:]]) if parts else text

    def is_key(self, key: str) -> bool:
        """Say whether a key names this person."""
        kind, _, rest = key.partition(":")
        if kind == "email":
            return key in self.keys or address_form(rest) in self.addresses
        return key in self.keys or (kind == "linkedin" and _slug(rest) in self.profiles)

    @cached_property
    def _own_keys(self) -> tuple[str, ...]:
        own = (key for key in self.keys if key.partition(":")[0] not in ("email", "linkedin"))
        return tuple(sorted(key for key in own if ":" in key and len(key) >= LEAST_LETTERS))

    @cached_property
    def _phones(self) -> re.Pattern[str]:
        abroad = rf"(?:(?:\+|00)\d{{1,3}}{_BETWEEN}(?:\(0\){_BETWEEN})?|0{_BETWEEN})?"
        return re.compile(rf"(?<!\d){abroad}(?:{'|'.join(_BETWEEN.join(one) for one in sorted(self.phones))})(?!\d)")

    @cached_property
    def _names(self) -> re.Pattern[str]:
        ways = sorted(_between_words(list(words)) for name in self.names for words in _orders(name))
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])")

    @cached_property
    def _keys(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w:])(?:{'|'.join(map(re.escape, self._own_keys))})(?![\w:])")

    def _spans(self, text: str) -> Iterator[tuple[Mark, int, int]]:
        if text in self.keys:
            yield "key", 0, len(text)
        others: list[tuple[int, int]] = []  # what an address or a profile of somebody else holds is no name of this one
        for hit in _ADDRESS.finditer(text):
            if _written(hit[0]) in self.addresses:
                yield "address", *hit.span()
            else:
                others.append(hit.span())
        for hit in _PROFILE.finditer(text):
            if decoded(hit[1]).casefold() in self.profiles:
                yield "profile", *hit.span()
            else:
                others.append(hit.span())
        if self.phones:
            yield from (("phone", *hit.span()) for hit in self._phones.finditer(text))
        if self.names:
            for hit in self._names.finditer(folded(text)):
                if not any(start <= hit.start() and hit.end() <= stop for start, stop in others):
                    yield "name", *hit.span()
        if self._own_keys:
            yield from (("key", *hit.span()) for hit in self._keys.finditer(text))

    def as_lists(self) -> dict[str, list[str]]:
        """Give the marks as plain lists, to write down."""
        return {name: sorted(getattr(self, name)) for name in ("keys", "addresses", "profiles", "phones", "names")}

    def __or__(self, other: Marks) -> Marks:
        return Marks(**{name: getattr(self, name) | getattr(other, name) for name in self.as_lists()})


def marks_from(lists: Mapping[str, Collection[str]]) -> Marks:
    """Give the marks that were written down as lists."""
    return Marks(**{name: frozenset(found) for name, found in lists.items()})


def marks_of(keys: Collection[str], records: Collection[Mapping[str, str | None]]) -> Marks:
    """Gather the marks that a person's keys and records hold; names and numbers have yet to be theirs alone.

    Parameters
    ----------
    keys
        What names them in facts.
    records
        Their records: ``source_key``, ``email``, ``linkedin_url``, ``full_name``, ``first_name``, ``last_name``, ``phone``.

    Examples
    --------
    >>> marks = marks_of(["email:J.Doe@x.fr"], [{"full_name": "Jané Doe", "phone": "+33 6 12 34 56 78", "email": "contact@x.fr"}])
    >>> marks.as_lists()["addresses"], marks.as_lists()["phones"], marks.as_lists()["names"]
    (['jdoe@x.fr'], ['612345678'], ['jane doe'])
    """
    every = {key for key in keys if key} | {str(one["source_key"]) for one in records if one.get("source_key")}
    addresses = {key.partition(":")[2] for key in every if key.startswith("email:")} | {one.get("email") or "" for one in records}
    own = {one for one in addresses if "@" in one and one.partition("@")[0].casefold() not in GENERIC | GENERIC_MAILBOXES}
    profiles = {key for key in every if key.startswith("linkedin:")} | {one.get("linkedin_url") or "" for one in records}
    names = {name for one in records for name in names_of(one)}
    every |= {f"email:{one}" for one in own} | {f"linkedin:{one.removeprefix('linkedin:')}" for one in profiles if one}
    return Marks(
        keys=frozenset(every),
        addresses=frozenset(map(address_form, own)),
        profiles=frozenset(slug for one in profiles if (slug := _slug(one))),
        phones=frozenset(number for one in records if (number := number_of(one.get("phone")))),
        names=frozenset(names),
    )


def names_of(record: Mapping[str, str | None]) -> frozenset[str]:
    """Give the plain words of a record's whole names that are long enough to mean somebody: two words, six letters."""
    parts = (record.get("full_name"), f"{record.get('first_name') or ''} {record.get('last_name') or ''}")
    words = [_words(one) for one in parts if one]
    return frozenset(" ".join(one) for one in words if len(one) > 1 and sum(map(len, one)) >= LEAST_LETTERS)


def number_of(phone: str | None) -> str:
    """Give the last nine digits of a telephone number; empty where it is too short to be one."""
    digits = re.sub(r"\D", "", (phone or "").replace("(0)", ""))
    return digits[-DIGITS:] if len(digits) >= LEAST_DIGITS else ""


def folded(text: str) -> str:
    """Write a text in small letters without accents, letter by letter, so that places stay where they are.

    Examples
    --------
    >>> folded("Élodie LEFÈVRE-Ünal")
    'elodie lefevre-unal'
    """
    return "".join(map(_fold, text)) if not text.isascii() else text.lower()


def decoded(text: str) -> str:
    """Read a text as addresses of the web write it.

    Examples
    --------
    >>> decoded("jean%2Edupont%40x.fr"), encoded("dupont-é1")
    ('jean.dupont@x.fr', 'dupont-%C3%A91')
    """
    return re.sub("(?:%[0-9A-Fa-f]{2})+", lambda hit: bytes.fromhex(hit[0].replace("%", "")).decode("utf-8", "replace"), text)


def encoded(text: str) -> str:
    """Write a text as addresses of the web do."""
    return "".join(
        one if one.isascii() and (one.isalnum() or one in "-._~") else "".join(f"%{byte:02X}" for byte in one.encode())
        for one in text
    )


@lru_cache(maxsize=10_000)
def _fold(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter.casefold())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return bare if len(bare) == 1 else letter


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(unicodedata.normalize("NFC", name)))


def _orders(name: str) -> set[tuple[str, ...]]:
    words = tuple(name.split())
    return {words, (*words[1:], words[0]), (words[-1], *words[:-1])}


def _between_words(words: list[str]) -> str:
    return r"(?:%20|[\W_]){1,4}".join(words)


@lru_cache(maxsize=1)
def _twins() -> dict[str, str]:
    """Give, for each letter, all that fold to it."""
    found: dict[str, str] = {}
    for code in range(0xC0, 0x250):
        plain = _fold(chr(code))
        if plain.isascii():
            found[plain] = found.get(plain, "") + chr(code)
    return found


def _accented(word: str) -> str:
    accents = "[\u0300-\u036f]?"
    return "".join(
        (f"[{one}{_twins().get(one, '')}]{accents}" if one.isalpha() and one.isascii() else re.escape(one)) for one in word
    )


def _written(token: str) -> str:
    """Give the form of an address as it stands in a text or, encoded, in an address of the web."""
    plain = re.split(rf"[{_ENDS}]", decoded(token).rpartition("@")[0])[-1] + "@" + decoded(token).rpartition("@")[2]
    return address_form(re.sub(r"[^\w]+$", "", plain))


def _slug(profile: str) -> str:
    return decoded(profile.rpartition("/in/")[2].partition("?")[0].strip("/")).casefold()
