"""How often an account hears from us, as figures for its page."""

from __future__ import annotations

from typing import Any

from cordee.core.trust.moments import moment_said
from cordee.faces.web.company import company
from cordee.faces.web.evidence import Figure, Why, rows_address
from cordee.faces.web.speech import Words
from cordee.wiring.pressure import Outbound


def pressure(words: Words, organisation: dict[str, Any]) -> list[Figure]:
    """Give what is left of each cap of an account, and the next moment at which somebody there may be contacted."""
    ours = company()
    outbound = Outbound(ours)
    found = outbound.pressure_on_account(
        str(organisation["organisation_id"]), str(organisation["name"]), str(organisation["country"] or "")
    )
    caps, hours = outbound.terms.caps, outbound.terms.hours
    counted = words("press.counted", n=len(found.contacts)) if found.contacts else words("press.counted.none")
    behind = rows_address(f"timeline?organisation_id={organisation['organisation_id']}&direction=out")
    figures = []
    for room in found.rooms:
        days, name = room.limit.window.days, words("press.left", n=room.limit.window.days)
        parts = (
            (words("press.what"), words("press.what.said")),
            (words("press.window"), words("press.window.said", n=days)),
            (words("press.person"), words("press.person.said", week=caps.person_week or 0, month=caps.person_month or 0)),
        )
        figures.append(
            Figure(name, words.number(room.left), counted, Why(name, parts, behind), words("press.of", n=room.limit.most))
        )
    name, zone = words("press.next"), found.zones[0]
    hours_said = words("press.quiet.said", since=hours.quiet_from, until=hours.quiet_until)
    quiet = ((words("press.quiet"), f"{hours_said} {words('press.quiet.weekend') if hours.weekends else ''}".strip()),)
    if found.next_at is None:
        return [*figures, Figure(name, "–", words("press.next.none"), Why(name, quiet), known=False)]
    free = found.next_at <= ours.clock()
    value = words("press.next.now") if free else moment_said(found.next_at, zone, words.language)
    return [*figures, Figure(name, value, words("press.zone", zone=zone.rpartition("/")[2].replace("_", " ")), Why(name, quiet))]
