"""Whether a text discloses: good mentions in both languages, tricky bad ones, what stands too late, what says the contrary.

The words of the law: "Publicité", "Collaboration commerciale", "Images retouchées", "Images virtuelles" or an equivalent (law no
2023-451 art. 5, ordinance 2024-978); "#ee", "#spon" and the profile alone are not enough (KNOWLEDGE 9.2, F67–F69).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordee.core.trust.disclosure import LINKS, PICTURES, disclosure
from cordee.core.trust.rulebook import rule_named

BODY = "\nTrois mois avec leur pompe sur notre ligne.\nLe bilan, chiffres à l’appui."
GOOD_PAID = [
    "Publicité",
    "PUBLICITÉ.",
    "[Publicité] Trois mois avec une pompe",
    "(Publicité) Trois mois avec une pompe",
    "Publicité | Trois mois avec une pompe",
    "Publicité : trois mois avec une pompe",
    "Publicité – trois mois avec une pompe",
    "📣 Publicité 📣",
    "Collaboration commerciale avec Acme",
    "Trois mois avec une pompe (collaboration commerciale).",
    "Article écrit en collaboration commerciale avec Acme.",
    "#Publicité #pompes",
    "#CollaborationCommerciale",
    "#collaboration_commerciale avec Acme",
    "En partenariat rémunéré avec Acme, je teste leur pompe.",
    "Ceci est une publicité.",
    "Pas de panique, ceci est une publicité.",
    "Contenu sponsorisé par Acme",
    "Sponsorisé par Acme : trois mois avec leur pompe",
    "J’ai été payée par Acme pour cet essai.",
    "Post sponsorisé",
    "Ad: three months with a pump",
    "#ad Three months with a pump",
    "Advertisement",
    "Paid partnership with Acme",
    "Sponsored by Acme. Three months with a pump.",
    "This post is sponsored by Acme.",
    "I was paid by Acme to try this.",
    "Je ne mens pas. Publicité.",
    "PU\u200bBLICITÉ",
    "Ρublicité",
    "𝐏𝐮𝐛𝐥𝐢𝐜𝐢𝐭𝐞́",
    "Publicite\u0301",
    "Publicité\u00a0: trois mois",
]
BAD_PAID = [
    ("Trois mois avec une pompe", None),
    ("", None),
    ("La publicité en ligne coûte trop cher.", "subject"),
    ("Nous parlerons de publicité et de marketing.", "subject"),
    ("My ad agency is great.", "subject"),
    ("Publicité ? Chacun jugera.", "subject"),
    ("Ceci n’est pas une publicité.", "denied"),
    ("Ce n'est en aucun cas une publicité", "denied"),
    ("Avis non sponsorisé", "denied"),
    ("Sans collaboration commerciale, promis", "denied"),
    ("Aucune publicité ici", "denied"),
    ("This is not an ad", "denied"),
    ("Not sponsored", "denied"),
    ("I was not paid for this", "denied"),
    ("Je n’ai pas été payé pour ce texte", "denied"),
    ("Essai sans contrepartie", "denied"),
    ("This is not an #ad", "denied"),
    ("Pas de #publicité ici", "denied"),
    ("Ceci n’est pas de la « publicité »", "denied"),
    ('This is not "sponsored"', "denied"),
    ("Ni sponsorisé, ni payé", "denied"),
    ("#notanad", "denied"),
    ("#NonSponsorisé", "denied"),
    ("#pasdepub", "denied"),
    ("ceci n’est pas une рublicité", "denied"),
    ("#spon", "weak"),
    ("#sp #pompes", "weak"),
    ("#collab avec Acme", "weak"),
    ("En partenariat avec Acme", "weak"),
    ("Produit offert par Acme", "weak"),
    ("Merci à Acme pour l’invitation", "weak"),
    ("Thanks to Acme for the invitation", "weak"),
    ("La publicitée mensongère", None),
    ("Le nomadisme, ad vitam", "subject"),
    ("#adieu", None),
    ("#radio", None),
]


def rules_of(text, *links, pictures=()):
    return [one.rule for one in disclosure(text, links=links, pictures=pictures).findings]


@pytest.mark.parametrize("first", GOOD_PAID)
def test_a_clear_mention_at_the_head_is_found(first):
    found = disclosure(first + BODY, links=["paid"])

    assert found.findings == (), found
    assert any(one.says_it and one.line == 1 for one in found.heard)


@pytest.mark.parametrize(("first", "how"), BAD_PAID)
def test_what_is_no_clear_mention_is_not_taken_for_one(first, how):
    found = disclosure(first + BODY, links=["gift"])

    assert [one.rule for one in found.findings] == ["disclosure.paid"]
    assert found.findings[0].severity == "blocks"
    assert [one.how for one in found.heard][:1] == ([how] if how else [])


def test_a_mention_below_the_fold_asks_for_a_reason_and_its_line_is_named():
    found = disclosure("Trois mois avec une pompe." + BODY + "\n\nPublicité", links=["paid"])

    assert [(one.rule, one.severity) for one in found.findings] == [("disclosure.paid", "needs_reason")]
    assert "ligne 5" in found.findings[0].words.fr
    assert "“Publicité”" in found.findings[0].words.en


def test_a_mention_at_the_end_of_one_long_line_is_below_the_fold_too():
    found = disclosure("Trois mois avec une pompe. " * 20 + "#publicité", links=["paid"])

    assert [one.severity for one in found.findings] == ["needs_reason"]


def test_empty_lines_before_the_mention_do_not_push_it_down():
    assert rules_of("\n\n  \nPublicité" + BODY, "paid") == []


def test_a_mention_in_a_crowd_of_hashtags_asks_for_a_reason_unless_it_leads():
    assert [one.severity for one in disclosure("#pompes #industrie #essai #publicité #eau", links=["paid"]).findings] == [
        "needs_reason"
    ]
    assert rules_of("#publicité #pompes #industrie #essai #eau", "paid") == []


def test_a_text_that_says_it_and_denies_it_is_complained_about():
    found = disclosure("Publicité\nCeci n’est pas une publicité, je le jure.", links=["paid"])

    assert [one.severity for one in found.findings] == ["blocks"]
    assert "se lit comme le contraire" in found.findings[0].words.fr


GOOD_EMPLOYEE = [
    "Je travaille chez Acme depuis dix ans.",
    "Mon employeur, Acme, sort une pompe.",
    "Salarié d’Acme, je parle de nos pompes.",
    "Je suis ingénieure chez Acme.",
    "Collaboratrice de l’entreprise, j’étais à l’essai.",
    "J’ai posé la question à l’entreprise où je travaille",
    "I work at Acme, and this is our new pump.",
    "My employer, Acme, made a pump.",
    "I'm an engineer at Acme.",
    "Employee of Acme here.",
    "#employee of Acme",
]
BAD_EMPLOYEE = [
    ("Acme sort une pompe.", None),
    ("#ee", "weak"),
    ("#ee #pompes Acme sort une pompe", "weak"),
    ("See my profile. Acme made a pump.", "weak"),
    ("Opinions my own. Acme made a pump.", "weak"),
    ("Mes propos n’engagent que moi.", "weak"),
    ("Je ne suis pas salarié d’Acme", "denied"),
    ("I'm not an employee of Acme", "denied"),
    ("Je suis client chez Acme", None),
    ("Je suis passé chez Acme", None),
    ("Mon ancien employeur, Acme, sort une pompe", None),
    ("I no longer work for Acme", None),
]


@pytest.mark.parametrize("first", GOOD_EMPLOYEE)
def test_an_employee_who_says_so_in_the_post_is_heard(first):
    assert rules_of(first + BODY, "employee") == []


@pytest.mark.parametrize(("first", "how"), BAD_EMPLOYEE)
def test_the_profile_a_code_or_silence_is_not_enough_for_an_employee(first, how):
    found = disclosure(first + "\nTrois mois sur la ligne.", links=["employee"])

    assert [one.rule for one in found.findings] == ["disclosure.employment"]
    assert [one.how for one in found.heard][:1] == ([how] if how else [])


def test_an_employee_with_a_bonus_owes_both_mentions():
    assert rules_of("Je travaille chez Acme." + BODY, "employee", "paid") == ["disclosure.paid"]
    assert rules_of("Publicité. Je travaille chez Acme." + BODY, "employee", "paid") == []


@pytest.mark.parametrize(
    ("first", "pictures", "found"),
    [
        ("Images retouchées", ["retouched"], []),
        ("Photo retouchée · atelier", ["retouched"], []),
        ("Retouched images", ["retouched"], []),
        ("Images virtuelles", ["virtual"], []),
        ("Image générée par IA", ["virtual"], []),
        ("AI-generated images", ["virtual"], []),
        ("Photos de l’atelier", ["retouched"], ["disclosure.pictures"]),
        ("Images retouchées", ["virtual"], ["disclosure.pictures"]),
        ("Photos non retouchées", ["retouched"], ["disclosure.pictures"]),
        ("Photos", ["retouched", "virtual"], ["disclosure.pictures", "disclosure.pictures"]),
    ],
)
def test_retouched_and_invented_pictures_carry_their_own_mention(first, pictures, found):
    assert rules_of(first + BODY, pictures=pictures) == found


def test_who_has_no_tie_owes_no_mention():
    assert disclosure("Trois mois avec une pompe", links=["none"]) == disclosure("", links=[])


def test_a_rule_that_was_switched_is_applied_as_it_was():
    text = "Trois mois avec une pompe"

    assert disclosure(text, links=["paid"], severities={"disclosure.paid": "off"}).findings == ()
    assert disclosure(text, links=["paid"], severities={"disclosure.paid": "warns"}).findings[0].severity == "warns"


def test_the_rules_it_speaks_of_are_in_the_rulebook():
    found = disclosure("", links=LINKS, pictures=PICTURES).findings

    assert {one.rule for one in found} == {rule_named(one.rule).id for one in found}
    assert len({one.rule for one in found}) == 3


@given(st.text(max_size=400), st.sets(st.sampled_from(LINKS)), st.sets(st.sampled_from(PICTURES)))
def test_whatever_the_text_each_quote_stands_in_the_line_that_is_named(text, links, pictures):
    found = disclosure(text, links=links, pictures=pictures)

    for one in found.heard:
        line = " ".join(text.splitlines()[one.line - 1].split())
        assert one.quote.rstrip("…") in line


@given(st.text(alphabet="abc éà\n#.,", max_size=300))
def test_a_mention_put_at_the_head_is_always_found(text):
    assert disclosure(f"Publicité\n{text}", links=["paid"]).findings == ()


def test_a_word_list_alone_would_take_a_denial_for_a_mention():
    text = "Ceci n’est pas une publicité."

    assert "publicité" in text, "the tempting check"
    assert rules_of(text, "paid") == ["disclosure.paid"]
