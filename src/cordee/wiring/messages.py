"""The check of messages, with one company's own words. What is checked is kept nowhere."""

from __future__ import annotations

from cordee.actions.messages import vocabulary_of
from cordee.core.programmes.message import Role, Stage
from cordee.core.programmes.message_check import Checked, Vocabulary, check
from cordee.core.programmes.message_forms import Form, message_of
from cordee.core.vocabulary.results import CASES
from cordee.core.vocabulary.text import Language
from cordee.wiring.bound import Bound


class Messages(Bound):
    """What a reader may stumble over in a text, read with the names of this company and the words of its territories."""

    def vocabulary(self) -> Vocabulary:
        """Give the company's words: its name, its offers, the words of its territories, and what cordee.toml adds."""
        territories = [one for one in self.company.voices(self.author).territories() if one.state == "active"]
        words = [word for one in territories for word in (one.name.en, one.name.fr, *one.words_en, *one.words_fr)]
        return vocabulary_of(
            self.company.workspace.machine, name=self.company.calls_itself, offers=self._offers(), territories=words
        )

    def check(
        self,
        text: str,
        *,
        title: str = "",
        form: Form = "text",
        language: Language | None = None,
        stage: Stage | None = None,
        role: Role | None = None,
        owed: bool = False,
    ) -> Checked:
        """Read a message as its reader would; it suggests and stops nothing. One that we owe is not asked whom it speaks of."""
        message = message_of(text, form=form, title=title)
        return check(message, language=language, stage=stage, role=role, vocabulary=self.vocabulary(), owed=owed)

    def _offers(self) -> list[str]:
        if not (self.company.folder / "results" / "current").exists():
            return []
        return sorted(one for one in self.company.reader().tally(CASES, "offer") if one)
