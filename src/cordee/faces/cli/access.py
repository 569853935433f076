"""Letting somebody back in from the machine itself, when nobody can from the pages."""

from __future__ import annotations

from typing import Annotated

import typer

from cordee.core.vocabulary.text import Text
from cordee.faces.cli import words
from cordee.faces.cli.place import Folder, Named, address_of, company_at
from cordee.faces.cli.words import say

PASSWORD_LINK = Text(
    "Hand this to {email}: it lets them choose a new password, once, within a day. A second factor is asked as always.",
    "Remettez ceci à {email} : un nouveau mot de passe s’y choisit, une seule fois, dans la journée. Le second facteur sera demandé comme toujours.",
)

KEY_CHANGED = Text(
    "Every signed link that was made until now is closed ({n} of the register): to people's own pages, surveys, questions to colleagues, new passwords. Make new ones, and take a backup.",
    "Tous les liens signés faits jusqu’ici sont fermés ({n} au registre) : pages des personnes, enquêtes, questions aux collègues, nouveaux mots de passe. Faites-en de nouveaux, et une sauvegarde.",
)

Email = Annotated[str, typer.Argument(help="The address that they sign in with.")]


def reset_second_factor(email: Email, folder: Folder = None, workspace: Named = None) -> None:
    """Take the second factor of somebody who lost it away; they are signed out everywhere, their tokens are revoked, and
    the audit log keeps it. For the last administrator: the others ask one under Settings, People and roles.
    """
    company = company_at(folder, workspace)
    taken = company.trust().reset_second_factor(email)
    say(words.FACTOR_RESET if taken else words.NO_FACTOR, company, email=email)


def password_link(email: Email, folder: Folder = None, workspace: Named = None) -> None:
    """Print a link with which somebody who forgot their password chooses a new one, once, within a day; the audit log keeps
    that it was made, and their mail tells them. For the last administrator, or where no mail is set up.
    """
    company = company_at(folder, workspace)
    made = company.access().hand_password_link(email, base=address_of(company))
    typer.echo(made)
    typer.echo(PASSWORD_LINK.in_language(words.language_of(company.workspace.language), email=email), err=True)


def change_link_key(
    why: Annotated[str, typer.Option("--why", help="The reason, in a few words.")], folder: Folder = None, workspace: Named = None
) -> None:
    """Close every signed link at once by changing the key that signs them: where the workspace's secret or many links may
    have been seen. Who objected, who was erased, passwords and second factors stay.
    """
    company = company_at(folder, workspace)
    say(KEY_CHANGED, company, n=company.access().change_link_key(why))
