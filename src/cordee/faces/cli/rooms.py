"""The verbs of the rooms: each room's commands in a file of its own, named here once."""

from __future__ import annotations

import typer

from cordee.faces.cli import disclosure, documents, interests
from cordee.faces.cli.briefs import briefs
from cordee.faces.cli.consents import consent, consents
from cordee.faces.cli.cycles import board, cycles
from cordee.faces.cli.decisions import decisions
from cordee.faces.cli.experiments import experiments
from cordee.faces.cli.experts import experts
from cordee.faces.cli.feedback import feedback
from cordee.faces.cli.journeys import journeys
from cordee.faces.cli.mail import mail
from cordee.faces.cli.mandates import mandates
from cordee.faces.cli.message import message
from cordee.faces.cli.people import held, link, notices, requests
from cordee.faces.cli.portraits import portraits
from cordee.faces.cli.pressure import pressure
from cordee.faces.cli.reliability import reliability
from cordee.faces.cli.rules import rules
from cordee.faces.cli.surveys import surveys
from cordee.faces.cli.territories import territories
from cordee.faces.cli.use import use
from cordee.faces.cli.versions import add_versions

GROUPS = {
    "interests": interests.app,
    "rules": rules,
    "mail": mail,
    "message": message,
    "experiments": experiments,
    "decisions": decisions,
    "territories": territories,
    "surveys": surveys,
    "briefs": briefs,
    "mandates": mandates,
    "portraits": portraits,
    "cycles": cycles,
    "feedback": feedback,
    "use": use,
    "notices": notices,
    "requests": requests,
}
VERBS = (disclosure.disclose, documents.document, board, consent, consents, link, held, pressure, reliability, experts, journeys)


def add_rooms(app: typer.Typer) -> None:
    """Give a program the verbs of every room."""
    add_versions(message)
    for name, group in GROUPS.items():
        app.add_typer(group, name=name)
    for verb in VERBS:
        app.command()(verb)
