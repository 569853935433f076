"""Access of those who sign in, bound to one company: links to a new password."""

from __future__ import annotations

from cordee.actions import link_key
from cordee.actions import password_links as verbs
from cordee.core.trust.password_links import Keyholder, holder_of
from cordee.core.trust.security import AT_THE_MACHINE, Changed
from cordee.core.vocabulary.text import Language, Text
from cordee.wiring.bound import Bound

PAGE = "forgotten/"


class Access(Bound):
    """Forgotten passwords: who asks for a link, who hands one over, whom one lets in."""

    def ask_password_link(self, address: str, *, language: Language) -> None:
        """Send whoever signs in with an address the link to a new password; say nothing of whether anybody does."""
        letters = self.company.mail()
        page = f"{letters.ready().base_url}/{PAGE}"
        verbs.ask(letters.desk, self.books.keyholders, letters.drafts(), address, page=page, language=language, now=self.now)

    def hand_password_link(self, address: str, *, base: str, by: Text = AT_THE_MACHINE) -> str:
        """Make the link to a new password for a colleague, and tell them by mail that it was made.

        Parameters
        ----------
        base
            Where the pages are reached.
        by
            Who makes it, as the letter says it.

        Raises
        ------
        NoSuchUser
            Nobody signs in with that address, or they were shut out.
        """
        made = verbs.hand(
            self.books.keyholders, self.books.audit, address,
            link_key=self.company.workspace.link_key, now=self.now, author=self.author,
        )  # fmt: skip
        self.company.mail().tell_change(made.whom, Changed("password_link", self.now, by, made.entry))
        return f"{base.rstrip('/')}/{PAGE}{made.token}/"

    def change_link_key(self, why: str) -> int:
        """Close every signed link that was made before, by another key; give how many of them the register knew."""
        return link_key.change_link_key(self.company.workspace, self.books.links, self.books.audit, why=why, now=self.now)

    def holder_of(self, token: str) -> Keyholder:
        """Give whose password a link lets one choose.

        Raises
        ------
        ForgedLink, ExpiredLink
            It opens nothing, or no longer.
        """
        return holder_of(token, self.books.keyholders.everyone(), secret=self.company.workspace.link_key, now=self.now)
