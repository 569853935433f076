"""Letting somebody back in from the machine itself, when nobody can from the pages."""

from __future__ import annotations

from typing import Annotated

import typer

from cordee.faces.cli import words
from cordee.faces.cli.place import Folder, Named, company_at
from cordee.faces.cli.words import say


def reset_second_factor(
    email: Annotated[str, typer.Argument(help="The address that they sign in with.")],
    folder: Folder = None,
    workspace: Named = None,
) -> None:
    """Take the second factor of somebody who lost it away; they are signed out everywhere, their tokens are revoked, and
    the audit log keeps it. For the last administrator: the others ask one under Settings, People and roles.
    """
    company = company_at(folder, workspace)
    taken = company.trust().reset_second_factor(email)
    say(words.FACTOR_RESET if taken else words.NO_FACTOR, company, email=email)
