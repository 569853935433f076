"""The rulebook: every rule, law first, then conduct; adding one is adding a declaration to one of the two files."""

from __future__ import annotations

from cordee.core.trust import holdouts, mail, rules_of_conduct, rules_of_law
from cordee.core.trust.rule import Area, Rule
from cordee.core.vocabulary.problems_of_trust import NoSuchRule
from cordee.core.vocabulary.text import Text

RULES: tuple[Rule, ...] = (*rules_of_law.RULES, *rules_of_conduct.RULES, *mail.RULES, holdouts.RULE)
AREAS: dict[Area, Text] = {
    "consent": Text("Consent and objection", "Consentement et opposition"),
    "notice": Text("Information and requests", "Information et demandes"),
    "retention": Text("How long we keep", "Durées de conservation"),
    "disclosure": Text("Saying that it is paid", "Dire que c’est payé"),
    "contract": Text("Contracts with influencers", "Contrats avec les influenceurs"),
    "pressure": Text("Pressure", "Pression"),
    "honesty": Text("Honesty", "Honnêteté"),
    "fairness": Text("Fairness", "Équité"),
    "checklist": Text("SocialMedia.org’s checklist", "Liste de contrôle de SocialMedia.org"),
    "myth": Text("The ten myths", "Les dix idées reçues"),
}
_BY_ID = {rule.id: rule for rule in RULES}


def rule_named(id: str) -> Rule:
    """Give a rule by its id.

    Raises
    ------
    NoSuchRule
        No rule has that id.

    Examples
    --------
    >>> rule_named("consent.objection").severity
    'blocks'
    """
    found = _BY_ID.get(id.strip())
    if found is None:
        raise NoSuchRule(rule=id, known=", ".join(_BY_ID))
    return found
