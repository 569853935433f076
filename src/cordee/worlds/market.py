"""The market's true laws: what each technique is worth, how long things take, how records go wrong.

These are the numbers that a method must find back. No room may read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cordee.core.vocabulary.techniques import BY_ID

Role = Literal["", "sales", "expert", "ambassador"]
Knows = Literal["email", "company", "both"]


@dataclass(frozen=True, slots=True)
class TrueTechnique:
    """One technique's true laws.

    Parameters
    ----------
    id
        Its id in the catalogue.
    popularity
        Its share of the everyday touches.
    opens
        Its share of the first touches, those that open a relation with an organisation.
    opportunity, win
        The probability that a lead of such a relation becomes an opportunity, and that the opportunity is won.
    cost
        True cost of one contact in cents; None where nobody keeps account of it.
    days_to_close
        Median days from opportunity to outcome, the same for wins and losses.
    direction
        in: they came; out: we went.
    knows
        What the tool that records it knows: the e-mail address, the company, or both.
    anonymous
        Share of its everyday touches of which only the company is known.
    minutes
        Usual length, 0 where nobody measures it.
    carriers
        Which of our people bring it.
    """

    id: str
    popularity: float
    opens: float
    opportunity: float
    win: float
    cost: int | None
    days_to_close: float = 60.0
    direction: Literal["in", "out"] = "in"
    knows: Knows = "both"
    anonymous: float = 0.0
    minutes: int = 0
    carriers: Role = ""

    @property
    def word(self) -> str:
        """The technique in the catalogue's English words."""
        return BY_ID[self.id].name.en


TECHNIQUES: tuple[TrueTechnique, ...] = (
    TrueTechnique("web_visit", 0.28, 0.12, 0.60, 0.22, 15, anonymous=0.4, minutes=4),
    TrueTechnique("newsletter", 0.16, 0.08, 0.60, 0.20, 10, knows="email"),
    TrueTechnique("email_house", 0.14, 0.08, 0.55, 0.14, 12, direction="out", knows="email"),
    TrueTechnique("webinar", 0.07, 0.14, 0.75, 0.42, 1800, minutes=35, carriers="expert"),
    TrueTechnique("expert_post", 0.08, 0.13, 0.70, 0.38, 350, carriers="expert"),
    TrueTechnique("cold_call", 0.07, 0.13, 0.50, 0.09, 900, direction="out", minutes=4, carriers="sales"),
    TrueTechnique("paid_search", 0.06, 0.09, 0.55, 0.13, 650, anonymous=0.3, minutes=3),
    TrueTechnique("meeting", 0.05, 0.02, 0.80, 0.33, 12_000, direction="out", minutes=45, carriers="sales"),
    TrueTechnique("white_paper", 0.04, 0.05, 0.60, 0.25, 300),
    TrueTechnique("trade_show", 0.03, 0.10, 0.65, 0.24, 9500, days_to_close=90, carriers="sales"),
    TrueTechnique("referral", 0.012, 0.045, 0.85, 0.55, None, days_to_close=35),
    TrueTechnique("ambassador", 0.006, 0.01, 0.80, 0.50, 2500, carriers="ambassador"),
    TrueTechnique("direct_mail", 0.002, 0.005, 0.40, 0.10, 320, direction="out", knows="company"),
)
POSITION = {technique.id: number for number, technique in enumerate(TECHNIQUES)}
FOLLOW_UPS = (("meeting", 0.4), ("cold_call", 0.2), ("email_house", 0.2), ("web_visit", 0.2))
RANKED_ELSEWHERE = (
    "email_house", "trade_show", "webinar", "paid_search", "newsletter", "white_paper", "direct_mail", "cold_call",
    "referral", "expert_post",
)  # fmt: skip
SURVEY, SURVEY_COUNTRY = "Invented barometer of B2B marketing", "FR"

FIRST_LEAD, NEXT_LEAD = 0.9, 0.85
"""Probability that a met organisation gives a lead, and that one more follows a lead that became an opportunity.

A lead that comes to nothing is its organisation's last one, so that every lead belongs to one case.
"""
DAYS_TO_LEAD, SPREAD_TO_LEAD = 12.0, 1.2
DAYS_TO_NEXT_LEAD, SPREAD_TO_NEXT_LEAD = 20.0, 0.8
OPENS_FOR_DAYS = 360
"""The touch that opened the relation opens its cases for so many days; later leads are none of ours."""
DAYS_TO_OPPORTUNITY, SPREAD_TO_OPPORTUNITY = 21.0, 0.8
SPREAD_TO_CLOSE = 0.7
PEOPLE_EACH = 8.0

QUIET_SHARE, QUIET_PACE, SILENT_SHARE = 0.25, 0.1, 0.25
"""Organisations that hear little of us, and organisations that fall silent in the rest of the span."""
MET_SHARE = 2 / 3
"""Mean share of the span for which an organisation is known to us; the first meetings come early."""
PACE = (1 / (MET_SHARE * (1 - SILENT_SHARE / 2)) - QUIET_SHARE * QUIET_PACE) / (1 - QUIET_SHARE)
"""How fast the others are touched, so that the mean over all is what was asked for."""

UNTRACKED_SHARE, TRACKED_LATE_SHARE = 0.10, 0.08
"""Organisations of which we see nothing, and of which we see nothing before their first lead."""
DECLARED_SHARE = 0.4
"""Deals of tracked organisations whose "Lead source" is filled; it is then right."""
TOLD_SHARE, TOLD_RIGHT = 1 / 3, 0.7
"""Wins whose buyer says how they heard of us, and how often they remember the true opener."""

SAME_ADDRESS_SHARE, MISTYPED_ADDRESS_SHARE, FREE_MAIL_SHARE = 0.04, 0.01, 0.03
SAME_DOMAIN_SHARE, MISTYPED_NAME_SHARE, HOMONYM_SHARE, MARKUP_SHARE = 0.03, 0.005, 0.03, 0.005
TARGET_SHARE, CONNECTED_SHARE, CONNECTED_WITH_ADDRESS = 0.3, 0.06, 0.2
WEBINAR_SHARE, NO_SHOW_SHARE, REJOIN_SHARE = 0.03, 0.35, 0.1
"""Share of people registered for one webinar (at 3 touches a month), of these absent, of those present coming twice."""

OFFERS = (("Passerelle", 0.5, 1_800_000), ("Vigie", 0.35, 900_000), ("Grand Atelier", 0.15, 4_500_000))
"""What our invented firm sells: name, share of the cases, median amount in cents."""
OWN_CURRENCY_SHARE = 0.1
"""Organisations outside the euro that we invoice in their own money."""
OUR_DOMAIN = "refuge-logiciels.example"
OPEN_STAGES = ("Appointment Scheduled", "Qualified To Buy", "Proposal", "Contract Sent")


def team(role: Role) -> tuple[str, ...]:
    """Name our people of one role; no role, nobody."""
    return _TEAM[role]


_TEAM: dict[Role, tuple[str, ...]] = {
    "": ("",),
    "sales": ("Inès Carlier", "Tom Vasseur", "Greta Lindqvist", "Paolo Ferrante"),
    "expert": ("Hélène Aubrac", "Jonas Weidmann", "Maud Tessier"),
    "ambassador": ("Solène Kervella", "Rik Haverkamp"),
}


def true_difference(technique: TrueTechnique) -> float:
    """Give how much better the technique's cases end than those of all the others, in shares won."""
    others = [one for one in TECHNIQUES if one is not technique]
    weights = [one.opens * one.opportunity for one in others]
    return technique.win - sum(weight * one.win for weight, one in zip(weights, others, strict=True)) / sum(weights)
