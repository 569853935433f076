"""From what people say of somebody to their subjects, and from a subject back to the people who go by it.

A spelling of an address that no file holds (other case, dots, plus, look-alike letters) still finds its person: it has the
same subject. Where two people share one subject, an objection counts for both, and nobody is shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cordee.actions.people import Person, person_named, person_of
from cordee.core.trust.subjects import is_generic, subject_of
from cordee.core.vocabulary.contracts import Contract
from cordee.core.vocabulary.problems_of_trust import NoSuchPerson, SeveralPeople
from cordee.core.vocabulary.results import IDENTITY_LINKS, PERSONS
from cordee.engine.results import Ask, Condition, ResultsReader

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PROFILE = re.compile(r"(?:https?://)?(?:[a-z]+\.)?linkedin\.com/in/([^/?#\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody as one spoke of them.

    Parameters
    ----------
    said
        How one spoke of them.
    person
        The one person it can only be; None where no file knows them, or where several share the address.
    subjects
        The keyed hashes of all that names them, and of the address itself.
    own
        Those of them that are theirs alone: not of an address such as contact@.
    generic
        Whether one spoke of them by such an address.
    """

    said: str
    person: Person | None
    subjects: tuple[str, ...]
    own: tuple[str, ...]
    generic: bool = False


def whom(reader: ResultsReader | None, said: str, *, secret: str) -> Whom:
    """Find somebody by id, address, profile or whole name; an address or a profile that no file knows is somebody too.

    Parameters
    ----------
    reader
        The results that stand; None before the first run.
    said
        An id, an e-mail address in any spelling, a LinkedIn address, a whole name.
    secret
        The workspace's secret.

    Raises
    ------
    NoSuchPerson
        No person, no address and no profile goes by it.
    SeveralPeople
        A name is carried by several.
    """
    word = said.strip().removeprefix("mailto:")
    key = key_said(word)
    if key is not None and key.startswith("email:") and is_generic(key[6:]):
        return Whom(word, None, (subject_of(key, secret),), (), generic=True)
    person = None
    if reader is not None:
        try:
            person = person_named(reader, word)
        except NoSuchPerson:
            if key is None:
                raise
    elif key is None:
        raise NoSuchPerson(said=word, people=0)
    alone = {subject_of(key, secret)} if key is not None else set[str]()
    if person is None and reader is not None:
        ids = {id for subject in alone for id in people_by_subject(reader, secret).get(subject, ())}
        if len(ids) > 1:
            shared = {one for id in ids for one in person_of(reader, id).subjects(secret)}
            return Whom(word, None, tuple(sorted(shared | alone)), ())
        person = person_of(reader, ids.pop()) if ids else None
    if person is None or reader is None:
        return Whom(word, None, tuple(sorted(alone)), tuple(sorted(alone)))
    return whom_of(reader, person, secret, said=word)


def key_said(said: str) -> str | None:
    """Give the key that an address or a LinkedIn profile is, as people type it; None where it is neither.

    Examples
    --------
    >>> key_said("mailto:Ann@x.example"), key_said("https://fr.linkedin.com/in/Ann-Roy/?x=1"), key_said("Ann Roy")
    ('email:ann@x.example', 'linkedin:linkedin.com/in/ann-roy', None)
    """
    word = said.strip()
    if profile := PROFILE.match(word):
        return f"linkedin:linkedin.com/in/{profile[1].casefold()}"
    plain = word.casefold().removeprefix("mailto:")
    return f"email:{plain}" if ADDRESS.fullmatch(plain) else None


def whom_of(reader: ResultsReader, person: Person, secret: str, *, said: str = "") -> Whom:
    """Give the subjects of a known person; a subject that another goes by too is not their own."""
    known = people_by_subject(reader, secret)
    keys = [key for key in person.keys if not (key.startswith("email:") and is_generic(key[6:]))]
    own = {subject for key in keys if known.get(subject := subject_of(key, secret), ()) in ((), (person.id,))}
    return Whom(said or person.id, person, person.subjects(secret), tuple(sorted(own)))


def shown_by(reader: ResultsReader, subject: str, secret: str) -> Person | None:
    """Give the one person that a subject names; None where nobody or several go by it."""
    ids = people_by_subject(reader, secret).get(subject, ())
    return person_of(reader, ids[0]) if len(ids) == 1 else None


def whom_of_subject(reader: ResultsReader | None, subject: str, secret: str) -> Whom:
    """Give whom a subject means: the one person who goes by it, or the bare subject where nobody or several do."""
    ids = people_by_subject(reader, secret).get(subject, ()) if reader is not None else ()
    if reader is not None and len(ids) == 1:
        return whom_of(reader, person_of(reader, ids[0]), secret)
    generic = reader is not None and subject in _generic(str(reader.folder), state_of(reader, PERSONS), secret)
    return Whom("", None, (subject,), () if ids or generic else (subject,), generic)


def link_subject(reader: ResultsReader, person: Person, secret: str) -> str:
    """Give the subject by which a person's link is made: one that names nobody else.

    Raises
    ------
    SeveralPeople
        Every key of theirs is, but for its spelling, another's too.
    """
    known = people_by_subject(reader, secret)
    keys = sorted(person.keys, key=lambda key: (not key.startswith("email:"), key))
    for key in keys:
        if not (key.startswith("email:") and is_generic(key[6:])) and known.get(subject_of(key, secret)) == (person.id,):
            return subject_of(key, secret)
    ids = {id for key in keys for id in known.get(subject_of(key, secret), ())}
    raise SeveralPeople(said=person.name or person.id, ids=", ".join(sorted(ids)) or person.id)


def people_by_subject(reader: ResultsReader, secret: str) -> Mapping[str, tuple[str, ...]]:
    """Give, for every subject, the ids of the people who go by it; made once for each state of the results."""
    return _index(str(reader.folder), state_of(reader, IDENTITY_LINKS), secret)[0]


def related(reader: ResultsReader, subjects: Collection[str], secret: str) -> set[str]:
    """Give the subjects of everybody who goes by one of these: what one of them objected to, none of them is sent."""
    people, named = _index(str(reader.folder), state_of(reader, IDENTITY_LINKS), secret)
    ids = {id for subject in subjects for id in people.get(subject, ())}
    return set(subjects) | {subject for id in ids for subject in named[id]}


def subjects_by_person(reader: ResultsReader, secret: str) -> Mapping[str, set[str]]:
    """Give everybody's subjects, by person; made once for each state of the results."""
    return _index(str(reader.folder), state_of(reader, IDENTITY_LINKS), secret)[1]


def state_of(reader: ResultsReader, contract: Contract) -> int:
    """Tell one state of a stored table from the next: results are rewritten when somebody is erased."""
    return (reader.folder / f"{contract.name}.parquet").stat().st_mtime_ns


@lru_cache(maxsize=2)
def _index(folder: str, state: int, secret: str) -> tuple[dict[str, tuple[str, ...]], dict[str, set[str]]]:
    """Give people by subject, and subjects by person."""
    links = ResultsReader(Path(folder)).rows(
        IDENTITY_LINKS, Ask(columns=("key", "id"), where=(Condition("kind", "=", "person"),))
    )
    people: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    for link in links:
        subject = subject_of(str(link["key"]), secret)
        people.setdefault(subject, set()).add(str(link["id"]))
        named.setdefault(str(link["id"]), set()).add(subject)
    return {subject: tuple(sorted(ids)) for subject, ids in people.items()}, named


@lru_cache(maxsize=2)
def _generic(folder: str, state: int, secret: str) -> frozenset[str]:
    """Give the subjects of the addresses in the data that are a company's."""
    people = ResultsReader(Path(folder)).rows(PERSONS, Ask(columns=("email",)))
    return frozenset(subject_of(f"email:{row['email']}", secret) for row in people if is_generic(str(row["email"] or "")))
