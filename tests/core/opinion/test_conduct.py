"""Quotas, points, rankings, imposed words and bought opinions are refused, in both languages, with the rule's own sentence."""

from __future__ import annotations

from datetime import date

import pytest

from cordee.core.opinion.conduct import check_conduct, faults
from cordee.core.opinion.mandates import Terms
from cordee.core.trust.rulebook import rule_named
from cordee.core.vocabulary.problems_of_briefs import AgainstRule

COMMODITY, MESSAGE, BOUGHT = "fairness.commodity", "fairness.message", "fairness.bought"


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        ("Two posts a week on LinkedIn", COMMODITY),
        ("at least 3 shares", COMMODITY),
        ("a quota of articles", COMMODITY),
        ("one LinkedIn post every month", COMMODITY),
        ("deux publications LinkedIn par semaine", COMMODITY),
        ("au moins trois partages", COMMODITY),
        ("une publication hebdomadaire", COMMODITY),
        ("You earn 10 points per share", COMMODITY),
        ("chaque partage rapporte des points", COMMODITY),
        ("a leaderboard of ambassadors", COMMODITY),
        ("the best ambassador wins a trip", COMMODITY),
        ("un classement des ambassadeurs", COMMODITY),
        ("le meilleur ambassadeur du mois", COMMODITY),
        ("to be posted word for word", MESSAGE),
        ("she must say that our offer is unique", MESSAGE),
        ("publier le message imposé", MESSAGE),
        ("à reprendre mot pour mot", MESSAGE),
        ("il doit dire que notre offre est la meilleure", MESSAGE),
        ("300 € for a positive review", BOUGHT),
        ("paid if the tone is good: a favourable article", BOUGHT),
        ("without any negative word", BOUGHT),
        ("300 € pour un avis positif", BOUGHT),
        ("un article élogieux", BOUGHT),
        ("ne pas critiquer le produit", BOUGHT),
        ("poster au minimum quatre fois par mois", COMMODITY),
        ("partager chaque semaine notre article", COMMODITY),
        ("post every Monday", COMMODITY),
        ("12 publications en 2026", COMMODITY),
        ("like all our posts", COMMODITY),
        ("prime au nombre de partages", COMMODITY),
        ("challenge interne : qui partagera le plus", COMMODITY),
        ("employee of the month for shares", COMMODITY),
        ("vous devez dire que notre produit est le meilleur", MESSAGE),
        ("use our tagline as is", MESSAGE),
        ("utiliser exactement le slogan fourni", MESSAGE),
        ("bonus if the post is positive", BOUGHT),
        ("ne dites rien de négatif sur la marque", BOUGHT),
        ("500 € pour une critique favorable", BOUGHT),
    ],
)
def test_what_may_not_be_asked_is_refused_with_the_rule_and_its_sentence(asked, rule):
    with pytest.raises(AgainstRule) as found:
        check_conduct([asked])

    assert found.value.facts["rule"] == rule
    for language in ("en", "fr"):
        assert rule_named(rule).says.in_language(language) in found.value.in_language(language)


@pytest.mark.parametrize(
    "asked",
    [
        "Five articles read by plant managers before June",
        "An interview of twenty minutes, and an article if she likes",
        "Her name above the text, proofread within three days",
        "the author must say who they are and for whom they work",
        "elle doit dire qu’elle est payée",
        "un point d’étape par mois avec l’équipe",
        "Nos points de vente en Bretagne",
        "Relecture rendue en trois jours, et la réponse du client pour vous",
        "600 € for a day of preparation, whatever is said",
        "Répondre aux questions posées au webinaire",
        "ce qui marche et ce qui ne marche pas",
        "Classement des risques par site",
        "le verbatim d’un client en ouverture",
        "A good article on restarting a plant",
        "un texte validé par son auteur avant parution",
        "Redémarrer sans arrêt critique",
        "quels équipements doivent reprendre en premier",
        "operators must write down their readings",
        "gagner des points de rendement",
        "points for discussion: stop, restart",
        "the exact text of the standard",
        "un avis favorable du comité de sécurité",
        "sans critiquer les personnes",
        "nous publions votre texte chaque mardi dans la lettre du site",
        "les équipes de maintenance qui partagent leurs relevés entre sites",
    ],
)
def test_honest_requests_pass(asked):
    assert faults([asked]) == []


def test_no_mandate_can_hold_a_quota_or_pay_for_an_opinion():
    day = date(2026, 11, 2)
    honest = {"objective": "tell how to restart a plant", "indicator": "questions answered", "target": "five",
              "since": day, "until": date(2027, 5, 1), "we_give": "a proofreader", "they_give": "an interview"}  # fmt: skip
    Terms(**honest)

    for name, words in (
        ("they_give", "three posts a week"),
        ("pay", "500 € per positive mention"),
        ("target", "top 3 ambassadors"),
    ):
        with pytest.raises(AgainstRule):
            Terms(**honest | {name: words})


def test_nobody_switches_these_rules_off():
    assert all(rule_named(id).firm and rule_named(id).severity == "blocks" for id in (COMMODITY, MESSAGE, BOUGHT))
