"""What a person's own page shows: who the link means, what is held about them in plain words, what they said and asked."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from cordee.actions.consents import UNDATED
from cordee.actions.people import Person
from cordee.actions.subjects import Whom
from cordee.core.trust.consent import Said, Standing
from cordee.core.trust.erasure import Gone
from cordee.core.trust.notice import Asked as Request
from cordee.core.vocabulary.techniques import BY_ID
from cordee.faces.web.company import rows, tally
from cordee.faces.web.speech import Words
from cordee.faces.web.words import WORDS
from cordee.wiring import FORMATS, Ask, Condition
from cordee.wiring.trust import Trust

SOURCE = "their own page"  # what the register calls it
VENDORS = {one.id.partition(".")[0]: one.vendor for one in FORMATS}
SHOWN = ("name", "email", "others", "phone", "linkedin_url", "job", "company", "country", "owner")


class Own:
    """Somebody who opened their page: the subject of the link, and the one person that it names, if any."""

    def __init__(self, trust: Trust, subject: str) -> None:
        self.trust = trust
        self.subject = subject

    @cached_property
    def who(self) -> Whom:
        """Them, with all their subjects."""
        return self.trust.whom_of_subject(self.subject)

    @property
    def person(self) -> Person | None:
        """The one person of the data; None where nobody or several go by the link's subject."""
        return self.who.person

    @cached_property
    def said(self) -> list[Said]:
        """What they said, typed in and imported."""
        return self.trust.said_of(self.who)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Where they stand for each channel."""
        return self.trust.standings(self.said)

    @cached_property
    def topics(self) -> list[str]:
        """The topics that they turned down and did not take back."""
        latest: dict[str, Said] = {}
        for one in self.said:
            if one.topic and one.by_themselves:
                latest[one.topic] = one
        return sorted(topic for topic, one in latest.items() if not one.granted)

    @property
    def requests(self) -> list[Request]:
        """What they asked, under any of their subjects, and before they were erased."""
        theirs = {self.subject, *self.who.subjects} | ({self.gone.opaque} if self.gone else set())
        return [one for one in self.trust.books.requests.listed() if one.subject in theirs]

    @cached_property
    def gone(self) -> Gone | None:
        """Their erasure, where they were erased and have not come back."""
        found = self.trust.books.erasures.gone([self.subject, *self.who.subjects])
        return None if found is None or found.lifted_at is not None else found

    @property
    def stopped(self) -> bool:
        """Whether they told us to stop everything, and nothing else since."""
        return all(one.blocked and one.because is not None and one.because.by_themselves for one in self.standings.values())

    def say(self, said: Said) -> int | None:
        """Note what they say on their page; give the number of what was noted."""
        who = self.who
        if said.granted and (who.generic or not who.own):
            return None  # an address that others share cannot consent for them
        return self.trust.say(who, said, proof=said.source).id


def page_of(words: Words, own: Own) -> dict[str, Any]:
    """Give what the page shows."""
    person = own.person
    context: dict[str, Any] = {
        "shared": person is None and not own.who.own, "known": person is not None,
        "channels": [(one, words(f"mine.channel.{one}"), not stands.blocked) for one, stands in own.standings.items()],
        "stopped": all(one.blocked for one in own.standings.values()), "topics": own.topics,
        "gone": _gone(words, own.gone) if own.gone and own.person is None else "", "said": [_said(words, one) for one in reversed(own.said)], "asked": [_asked(words, one) for one in own.requests],
    }  # fmt: skip
    if person is not None:
        mine = Condition("person_id", "=", person.id)
        sources = rows("person_sources", Ask(where=(mine,)))
        context |= {
            "pairs": _described(words, person, own.trust.telephones_of(person)), "n": len(sources), "sources": [_source(words, row) for row in sources],
            "since": words.date(min((row["known_since"] for row in sources), default=None)),
            "contacts": [words("mine.times", name=_technique(words, name), n=number) for name, number in tally("timeline", "technique", Ask(where=(mine,))).items()],
        }  # fmt: skip
    return context


def source(words: Words, said: str) -> str:
    """Say where a statement comes from; what people typed in stays as they typed it."""
    return words(f"source.{said}") if f"source.{said}" in WORDS else said


def vendor(words: Words, name: str) -> str:
    """Call the system that data come from as its makers do; a table of ours is one."""
    return words("mine.table") if name == "table" else VENDORS.get(name, name)


def _gone(words: Words, gone: Gone) -> str:
    if gone.done_at is None:
        return words("mine.gone.begun", asked=words.date(gone.asked_at))
    return words("mine.gone.proved" if gone.left == 0 else "mine.gone.done", done=words.date(gone.done_at))


def _described(words: Words, person: Person, telephones: list[str]) -> list[tuple[str, str]]:
    row = rows("persons", Ask(where=(Condition("person_id", "=", person.id),)))[0]
    company = rows("organisations", Ask(columns=("name",), where=(Condition("organisation_id", "=", person.organisation_id),)))
    found = dict(row) | {"job": row["title"], "company": company[0]["name"] if company else ""}
    addresses = [one.removeprefix("email:") for one in sorted(person.keys) if one.startswith("email:")]
    found |= {"phone": words.join(telephones), "others": words.join([one for one in addresses if one != row["email"]])}
    return [(words(f"mine.{name}"), str(found[name])) for name in SHOWN if found[name]]


def _source(words: Words, row: dict[str, Any]) -> dict[str, str]:
    """Say what one source told: only what there is of it."""
    since, until = words.date(row["known_since"]), words.date(row["known_until"])
    what = words.join([words(f"mine.{kind}", n=row[kind]) for kind in ("records", "acts") if row[kind]])
    line = words("mine.source.day" if since == until else "mine.source", what=what, since=since, until=until)
    return {"name": vendor(words, row["source"]), "line": line}


def _technique(words: Words, name: str) -> str:
    return words.text(BY_ID[name].name) if name in BY_ID else name


def _said(words: Words, one: Said) -> str:
    what = one.topic or words(f"mine.channel.{one.channel}")
    date = words.date(one.said_at) if one.said_at > UNDATED else words("mine.undated")
    return words(
        "mine.said.yes" if one.granted else "mine.said.no",
        what=what,
        date=date,
        source=words("mine.own") if one.source == SOURCE else words("mine.heard") if one.through else source(words, one.source),
    )


def _asked(words: Words, one: Request) -> str:
    kind, asked = words(f"ask.kind.{one.kind}"), words.date(one.asked_at)
    if one.state == "open":
        return words("mine.asked.line", kind=kind, asked=asked, due=words.date(one.due_on))
    return words("mine.asked.done", kind=kind, asked=asked, answered=words.date(one.answered_at), answer=one.answer)
