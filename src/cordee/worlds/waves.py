"""An earlier wave of the invented survey, and the invented trust pulse: how many are asked, what they think, what is answered."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

ASKED, EARLIER = 30, 150  # people of the earlier wave, and how many days before the later one it was
PULSE = 8
TRUSTING = (6.2, 3.4, 6.0)  # around which level each of the three questions is answered
REPLY = Text(
    "You told us that you do not know what becomes of your texts. From this month on each of you hears within three days.",
    "Vous nous dites ne pas savoir ce que deviennent vos textes. Dès ce mois, chacun le saura en trois jours.",
)
