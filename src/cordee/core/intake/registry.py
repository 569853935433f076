"""Every format that Cordée knows, in one list."""

from __future__ import annotations

from cordee.core.intake.format import Format
from cordee.core.intake.formats import (
    access_logs,
    advertising,
    balancer_logs,
    feeds,
    forum,
    generic,
    generic_contents,
    generic_judgements,
    generic_lists,
    generic_tickets,
    hubspot,
    hubspot_warehouse,
    linkedin,
    linkedin_pages,
    linkedin_warehouse,
    mailchimp,
    mailchimp_pages,
    olist,
    salesforce,
    salesforce_reports,
    teams,
    zoom,
    zoom_meeting,
)

FORMATS: tuple[Format, ...] = (
    *olist.FORMATS,
    *access_logs.FORMATS,
    *balancer_logs.FORMATS,
    *hubspot.FORMATS,
    *hubspot_warehouse.FORMATS,
    *salesforce.FORMATS,
    *salesforce_reports.FORMATS,
    *zoom.FORMATS,
    *zoom_meeting.FORMATS,
    *teams.FORMATS,
    *mailchimp.FORMATS,
    *mailchimp_pages.FORMATS,
    *linkedin.FORMATS,
    *linkedin_pages.FORMATS,
    *linkedin_warehouse.FORMATS,
    *advertising.FORMATS,
    *feeds.FORMATS,
    *forum.FORMATS,
    *generic.FORMATS,
    *generic_contents.FORMATS,
    *generic_judgements.FORMATS,
    *generic_lists.FORMATS,
    *generic_tickets.FORMATS,
)


def format_named(name: str) -> Format | None:
    """Give the format of this id, or the only one of this vendor."""
    exact = [one for one in FORMATS if one.id == name]
    fitting = exact or [one for one in FORMATS if one.id.split(".")[0] == name.casefold()]
    return fitting[0] if len(fitting) == 1 else None
