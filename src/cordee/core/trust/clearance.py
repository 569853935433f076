"""Whether one contact may go: objection, cap, reminders, quiet hours and likeness judged together, in a marketer's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from cordee.core.trust.consent import Standing, standing
from cordee.core.trust.holdouts import HOLDOUT, is_held_back
from cordee.core.trust.hours import is_quiet
from cordee.core.trust.likeness import others_who_had_it, same_again
from cordee.core.trust.moments import channel_said, day_said, moment_said
from cordee.core.trust.outgoing import ANSWER, REMINDER, Known, Planned
from cordee.core.trust.pressure import Caps, Full, broken, next_allowed
from cordee.core.trust.rule import Finding
from cordee.core.trust.terms import CAP, LIKENESS, OBJECTION, QUIET, REMINDERS, Terms
from cordee.core.vocabulary.text import LANGUAGES, Language, Text

NO_CAPS = Caps(None, None, None, None, None)
LISTED = 6

OBJECTED = Text("They objected on {day}: {channel}.", "Opposition le {day} : {channel}.")
ANY_CHANNEL = Text("any contact", "tout contact")
FULL: dict[str, Text] = {
    "person": Text("{n} within {days} days already: {which}", "Déjà {n} en {days} jours : {which}"),
    "account": Text(
        "{n} with this account within {days} days already: {which}", "Déjà {n} avec ce compte en {days} jours : {which}"
    ),
}
NOBODY = Text("The cap is 0: nobody is contacted.", "Le plafond est à 0 : personne n’est contacté.")
ONE_CONTACT = Text("1 contact", "1 contact")
CONTACTS = Text("{n} contacts", "{n} contacts")
ON_DAY = Text("{channel} on {day}", "{channel} le {day}")
ON_DAY_PLANNED = Text("{channel} planned on {day}", "{channel} prévu le {day}")
NEXT = Text("; next possible {moment}.", " ; prochain possible {moment}.")
NO_NEXT = Text("; nothing possible within 60 days.", " ; rien de possible dans les 60 jours.")
ASLEEP = Text("{moment} is a quiet hour where they live", "{moment} est une heure calme chez cette personne")
REMINDED = Text("Reminded {n} times of this already: not again.", "Déjà {n} relances à ce sujet : pas une de plus.")
HAD_IT = Text(
    "They have had this text, but for a few words, on {day}: write another.",
    "Cette personne a déjà eu ce texte, à quelques mots près, le {day} : écrivez-en un autre.",
)
GETS_IT = Text(
    "This text, but for a few words, is planned for them on {day}: write another.",
    "Ce texte, à quelques mots près, est déjà prévu pour cette personne le {day} : écrivez-en un autre.",
)
ACCOUNT_HAD_IT = Text(
    "{n} other people of this account have had this text unasked: write to this person in their own words.",
    "{n} autres personnes de ce compte ont déjà eu ce texte sans l’avoir demandé : écrivez à celle-ci pour elle seule.",
)
STRANGERS_HAD_IT = Text(
    "{n} people have had this private message unasked: this is bulk prospecting, it stops here.",
    "{n} personnes ont déjà eu ce message privé sans l’avoir demandé : c’est du démarchage de masse, il s’arrête ici.",
)


def clearance(planned: Planned, known: Known, terms: Terms) -> list[Finding]:
    """Give all that stands against a contact; an empty list means that it may go.

    A finding that only warns is given too: ``stopping`` tells which ones stop it.

    Examples
    --------
    >>> from datetime import UTC
    >>> from cordee.core.trust.pressure import Contact, Ledger
    >>> week = [datetime(2026, 3, day, 9, tzinfo=UTC) for day in (2, 3, 4)]
    >>> known = Known(Ledger(person=(Contact(week[0]), Contact(week[1], "event"))))
    >>> found = clearance(Planned("email", "news", ("a",), week[2]), known, Terms())
    >>> found[0].rule, found[0].words.en.replace("\\xa0", " ")
    ('pressure.cap', '2 contacts within 7 days already: e-mail on Monday 2 March, event on Tuesday 3 March; next possible Monday 9 March, 10:00.')
    """
    if planned.purpose == ANSWER:
        return []
    stands = standing(known.said, channel=planned.channel, purpose=planned.purpose, topic=planned.topic)
    asked_for = stands.state == "consented"
    judges: dict[str, Callable[[], list[Text]]] = {
        OBJECTION: lambda: _objection(planned, stands),
        HOLDOUT: lambda: [one.said() for one in known.withheld] if is_held_back(planned.purpose) else [],
        CAP: lambda: _caps(planned, known, terms),
        REMINDERS: lambda: _reminders(planned, known, terms),
        QUIET: lambda: _quiet(planned, known, terms),
        LIKENESS: lambda: _likeness(planned, known, terms, asked_for=asked_for),
    }
    held = {rule: severity for rule in judges if (severity := terms.severity(rule)) != "off"}
    return [Finding(rule, severity, words) for rule, severity in held.items() for words in judges[rule]()]


def stopping(findings: Iterable[Finding], *, reason: str = "") -> tuple[Finding, ...]:
    """Give the findings that stop a contact: those that block, and those that need a reason where none is given."""
    return tuple(one for one in findings if one.severity == "blocks" or (one.severity == "needs_reason" and not reason.strip()))


def next_moment(planned: Planned, known: Known, terms: Terms, *, reason: str = "") -> datetime | None:
    """Give the first moment from the planned one on at which a contact may go; None where waiting does not help.

    Examples
    --------
    >>> from datetime import UTC
    >>> sunday = Planned("email", "news", ("a",), datetime(2026, 3, 8, 9, tzinfo=UTC))
    >>> next_moment(sunday, Known(), Terms()).isoformat()
    '2026-03-09T07:00:00+00:00'
    """
    stopped = {one.rule for one in stopping(clearance(planned, known, terms), reason=reason)}
    if stopped - {CAP, QUIET}:
        return None
    return _next(planned, known, terms, reason=reason)


def _next(planned: Planned, known: Known, terms: Terms, *, reason: str = "") -> datetime | None:
    """Give the first moment that the cap and the quiet hours allow, as far as they stop anything here."""
    stops = {
        rule
        for rule in (CAP, QUIET)
        if terms.severity(rule) == "blocks" or (terms.severity(rule) == "needs_reason" and not reason.strip())
    }
    return next_allowed(
        known.ledger,
        planned.at,
        caps=terms.caps if CAP in stops else NO_CAPS,
        hours=terms.hours if QUIET in stops else None,
        zones=planned.zones,
    )


def _objection(planned: Planned, stands: Standing) -> list[Text]:
    if not stands.blocked or stands.because is None:
        return []
    because = stands.because
    return [
        _both(
            lambda language: OBJECTED.in_language(
                language,
                day=day_said(because.said_at, planned.zones[0], language),
                channel=channel_said(because.channel, language) if because.channel else ANY_CHANNEL.in_language(language),
            )
        )
    ]


def _caps(planned: Planned, known: Known, terms: Terms) -> list[Text]:
    full = broken(known.ledger, planned.at, terms.caps)
    coming = _next(planned, known, terms) if full else None
    return [_both(partial(_full_said, one, planned, coming)) for one in full]


def _full_said(full: Full, planned: Planned, coming: datetime | None, language: Language) -> str:
    if full.limit.most == 0:
        return NOBODY.in_language(language)
    n = len(full.contacts)
    sentence = FULL[full.limit.who].in_language(
        language,
        n=CONTACTS.in_language(language, n=n) if n > 1 else ONE_CONTACT.in_language(language),
        days=full.limit.window.days,
        which=_contacts_said(full, planned, language),
    )
    return sentence + _coming_said(coming, planned, language)


def _contacts_said(full: Full, planned: Planned, language: Language) -> str:
    if len(full.contacts) > LISTED:
        counted = Counter(one.channel for one in full.contacts)
        return ", ".join(
            f"1\u00a0{channel_said(one, language)}" if n == 1 else channel_said(one, language, n=n)
            for one, n in counted.most_common()
        )
    return ", ".join(
        (ON_DAY_PLANNED if one.state == "reserved" else ON_DAY).in_language(
            language, channel=channel_said(one.channel, language), day=day_said(one.at, planned.zones[0], language)
        )
        for one in full.contacts
    )


def _coming_said(coming: datetime | None, planned: Planned, language: Language) -> str:
    if coming is None:
        return NO_NEXT.in_language(language)
    return NEXT.in_language(language, moment=moment_said(coming, planned.zones[0], language))


def _reminders(planned: Planned, known: Known, terms: Terms) -> list[Text]:
    most = terms.caps.reminders
    if planned.purpose != REMINDER or most is None or known.reminders < most:
        return []
    return [_both(lambda language: REMINDED.in_language(language, n=known.reminders))]


def _quiet(planned: Planned, known: Known, terms: Terms) -> list[Text]:
    if not is_quiet(planned.at, terms.hours, planned.zones):
        return []
    coming = _next(planned, known, terms)
    return [
        _both(
            lambda language: (
                ASLEEP.in_language(language, moment=moment_said(planned.at, planned.zones[0], language))
                + _coming_said(coming, planned, language)
            )
        )
    ]


def _likeness(planned: Planned, known: Known, terms: Terms, *, asked_for: bool) -> list[Text]:
    if not planned.likeness:
        return []
    found: list[Text] = []
    bounds = terms.likeness
    if again := same_again(planned.likeness, planned.subjects, planned.at, known.texts, bounds):
        words = GETS_IT if again[0].at > planned.at else HAD_IT
        found.append(_both(lambda language: words.in_language(language, day=day_said(again[0].at, planned.zones[0], language))))
    if asked_for:
        return found
    accounts = set(planned.accounts)
    there = [one for one in known.texts if one.account and one.account in accounts]
    of_account = others_who_had_it(planned.likeness, planned.subjects, planned.at, there, bounds)
    if of_account >= bounds.account_people:
        found.append(_both(lambda language: ACCOUNT_HAD_IT.in_language(language, n=of_account)))
    private = [one for one in known.texts if one.channel == "social"]
    strangers = others_who_had_it(planned.likeness, planned.subjects, planned.at, private, bounds)
    if planned.channel == "social" and strangers + 1 >= bounds.strangers:
        found.append(_both(lambda language: STRANGERS_HAD_IT.in_language(language, n=strangers)))
    return found


def _both(said: Callable[[Language], str]) -> Text:
    return Text(**{language: said(language) for language in LANGUAGES})
