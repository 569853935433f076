"""An earlier wave of the invented survey, the invented trust pulse, and readers on authors: how many are asked, what they think."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

ASKED, EARLIER = 30, 150  # people of the earlier wave, and how many days before the later one it was
PULSE = 8
READERS, READ = 24, 0.75  # readers asked whether they believe two authors, and what share of them answers
CANDID: tuple[tuple[str, float], ...] = (("Maud Perrin", 5.8), ("Hugo Lemaire", 2.9))  # around which level readers place each
TRUSTING = (6.2, 3.4, 6.0)  # around which level each of the three questions is answered
REPLY = Text(
    "You told us that you do not know what becomes of your texts. From this month on each of you hears within three days.",
    "Vous nous dites ne pas savoir ce que deviennent vos textes. Dès ce mois, chacun le saura en trois jours.",
)
