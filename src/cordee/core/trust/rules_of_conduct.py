"""Rules of good conduct: pressure, honesty, fairness, SocialMedia.org's checklist, the ten myths. Each names its author.

SocialMedia.org's Disclosure Best Practices Toolkit (2008 draft and 2011 edition, www.socialmedia.org/disclosure) is licensed
CC BY 3.0; its points are told here in our words. Of the ten myths our sources give four: the others stay open.
"""

from __future__ import annotations

from datetime import date

from cordee.core.trust.rule import Area, Rule
from cordee.core.vocabulary.text import Text

_MYTHS = Text(
    "Y. Gourvennec, “10 idées reçues du marketing dans les médias sociaux”, 2011",
    "Y. Gourvennec, « 10 idées reçues du marketing dans les médias sociaux », 2011",
)
_INTRODUCTION = Text(
    "Y. Gourvennec, “10 idées reçues”, introduction, 9 May 2011",
    "Y. Gourvennec, « 10 idées reçues », introduction, 9 mai 2011",
)
_TOOLKIT = Text(
    "SocialMedia.org, Disclosure Best Practices Toolkit (CC BY 3.0), www.socialmedia.org/disclosure",
    "SocialMedia.org, Disclosure Best Practices Toolkit (CC BY 3.0), www.socialmedia.org/disclosure",
)
_BRIEFING = Text(
    "SocialMedia.org (A. Sernovitz), ethics briefing at BlogWell Dallas; Disclosure Best Practices Toolkit (CC BY 3.0)",
    "SocialMedia.org (A. Sernovitz), exposé d’éthique à BlogWell Dallas ; Disclosure Best Practices Toolkit (CC BY 3.0)",
)
_WOMMA = Text("WOMMA, code of ethics of 2009 and 15 September 2016", "WOMMA, code d’éthique de 2009 et du 15 septembre 2016")
_MORIN = Text("R. Morin, Virage 2.0, 25 April 2014", "R. Morin, Virage 2.0, 25 avril 2014")
_VERNETTE = Text("É. Vernette, comment on R. Morin’s article, 2014", "É. Vernette, commentaire de l’article de R. Morin, 2014")


def _reminder(id: str, says: Text, source: Text, since: date | None = None) -> Rule:
    """Give a rule that nothing checks by itself yet: it warns where somebody reads it."""
    area: Area = "honesty" if id.startswith("honesty") else "checklist" if id.startswith("checklist") else "fairness"
    return Rule(id, area, says, source, since, "warns")


def _conduct(id: str, says: Text, source: Text) -> Rule:
    """Give a rule that what is asked of a person is held against; nobody switches it."""
    return Rule(id, "fairness", says, source, None, "blocks", test="tests/core/opinion/test_conduct.py", firm=True)


def _myth(number: int, myth: Text) -> Rule:
    return Rule(f"myth.{number}", "myth", myth, _MYTHS, date(2011, 5, 9), "warns")


def _open(number: int) -> Rule:
    says = Text(
        f"Open: the source names no myth number {number} that we could find.",
        f"En attente : nous n’avons pas retrouvé l’idée reçue no {number} dans la source.",
    )
    return Rule(f"myth.{number}", "myth", says, _MYTHS, None, "off")


RULES: tuple[Rule, ...] = (
    Rule(
        "pressure.cap",
        "pressure",
        Text(
            "One cap over all channels together: nobody hears from us more often than the team has settled, by person and by account.",
            "Un seul plafond pour tous les canaux : personne n’entend parler de nous plus souvent que l’équipe ne l’a fixé, par personne et par compte.",
        ),
        Text(
            "Y. Gourvennec, introduction of 9 May 2011 (“I will shout louder”); R. Morin, 2014 (“never put pressure”)",
            "Y. Gourvennec, introduction du 9 mai 2011 (« je vais crier plus fort ») ; R. Morin, 2014 (« sans jamais mettre de pressions »)",
        ),
        None,
        "blocks",
        test="tests/records/test_outgoing.py",
    ),
    Rule(
        "pressure.quiet",
        "pressure",
        Text(
            "Nothing goes out during the reader’s evening, night and weekend.",
            "Rien ne part le soir, la nuit et le week-end du destinataire.",
        ),
        Text("A setting of the team", "Un réglage de l’équipe"),
        None,
        "blocks",
        test="tests/records/test_outgoing.py",
    ),
    Rule(
        "pressure.likeness",
        "pressure",
        Text(
            "The same text is not sent again, nor to many people of one account: no bulk prospecting.",
            "Le même texte n’est pas renvoyé, ni envoyé à beaucoup de gens d’un même compte : pas de prospection en « mode bourrin ».",
        ),
        Text(
            "The articles on LinkedIn used in bulk, and “I will shout louder” (9 May 2011)",
            "Les articles sur LinkedIn « en mode bourrin », et « je vais crier plus fort » (9 mai 2011)",
        ),
        None,
        "blocks",
        test="tests/records/test_outgoing.py",
    ),
    Rule(
        "pressure.reminders",
        "pressure",
        Text(
            "A colleague is reminded twice of one thing at most.",
            "On relance un collègue deux fois au plus sur un même sujet.",
        ),
        _MORIN,
        None,
        "blocks",
        test="tests/records/test_outgoing.py",
    ),
    _reminder(
        "honesty.relationship",
        Text("Whoever speaks for us says that they do.", "Qui parle pour nous le dit."),
        _WOMMA,
    ),
    _reminder(
        "honesty.opinion",
        Text("Whoever speaks for us says what they really think.", "Qui parle pour nous dit ce qu’il pense vraiment."),
        _WOMMA,
    ),
    _reminder(
        "honesty.identity",
        Text("Nobody hides or borrows who they are.", "Personne ne cache ni n’emprunte une identité."),
        _WOMMA,
    ),
    _reminder(
        "fairness.equality",
        Text("Does the campaign treat its readers as equals?", "La campagne traite-t-elle ses lecteurs d’égal à égal ?"),
        _INTRODUCTION,
    ),
    _reminder(
        "fairness.respect",
        Text("Does the campaign respect those it speaks to?", "La campagne respecte-t-elle ceux à qui elle parle ?"),
        _INTRODUCTION,
    ),
    _reminder(
        "fairness.effectiveness",
        Text("Is the campaign of use, or only loud?", "La campagne est-elle efficace, ou seulement bruyante ?"),
        _INTRODUCTION,
    ),
    _reminder(
        "fairness.methods",
        Text(
            "No method that talks down, manipulates, intrudes or interrupts.",
            "Pas de méthode descendante, manipulatrice, intrusive ou interruptive.",
        ),
        _INTRODUCTION,
    ),
    _conduct(
        "fairness.commodity",
        Text(
            "Ambassadors are not commercial commodities; one builds mutual trust with them.",
            "Les ambassadeurs ne sont pas des « commodités commerciales » ; on bâtit avec eux une confiance mutuelle.",
        ),
        Text("J. Gombita, quoted by R. Morin, 25 April 2014", "J. Gombita, citée par R. Morin, 25 avril 2014"),
    ),
    _conduct(
        "fairness.message",
        Text(
            "The company does not seek to control the message at all cost, nor turn people’s pages into advertising space.",
            "L’entreprise ne cherche pas à tout prix à contrôler le message, ni à faire des pages des gens un espace publicitaire.",
        ),
        _MORIN,
    ),
    _reminder(
        "fairness.sponsored",
        Text(
            "Infomercials and sponsored content are not taken for one another.",
            "On ne confond pas info-publicités et contenus sponsorisés.",
        ),
        Text("J. Gombita, quoted by R. Morin, 25 April 2014", "J. Gombita, citée par R. Morin, 25 avril 2014"),
    ),
    _conduct(
        "fairness.bought",
        Text(
            "An opinion is never bought: an interest or a gift costs its author their credit and their standing.",
            "Un avis ne s’achète jamais : un intérêt ou un cadeau coûte à son auteur son crédit et son statut.",
        ),
        _VERNETTE,
    ),
    _reminder(
        "checklist.disclosure",
        Text(
            "Ask for disclosure and truth in everything that is said for us on social media.",
            "Exiger la transparence et la vérité dans tout ce qui se dit pour nous sur les médias sociaux.",
        ),
        _BRIEFING,
    ),
    _reminder(
        "checklist.correct",
        Text("Follow what is said, and correct what is wrong.", "Suivre ce qui se dit, et corriger ce qui est faux."),
        _BRIEFING,
    ),
    _reminder(
        "checklist.training",
        Text("Have a policy, and train people in it.", "Avoir une politique, et y former les gens."),
        _BRIEFING,
    ),
    _reminder(
        "checklist.who",
        Text("Did they say who they are?", "Ont-ils dit qui ils sont ?"),
        _BRIEFING,
    ),
    _reminder(
        "checklist.paid",
        Text("Did they say whether they were paid?", "Ont-ils dit s’ils ont été payés ?"),
        _BRIEFING,
    ),
    _reminder(
        "checklist.experience",
        Text(
            "Is it an honest opinion, from a real experience?",
            "Est-ce un avis sincère, tiré d’une expérience réelle ?",
        ),
        _BRIEFING,
    ),
    _reminder(
        "checklist.sentence",
        Text(
            "A colleague who speaks on their own says for whom they work and that the opinion is theirs.",
            "Un collègue qui parle en son nom dit pour qui il travaille, et que l’avis est le sien.",
        ),
        _BRIEFING,
    ),
    _reminder(
        "checklist.agencies",
        Text(
            "Agencies, consultants and contractors have the same checklists.",
            "Les agences, consultants et prestataires ont les mêmes listes.",
        ),
        _TOOLKIT,
        date(2008, 7, 23),
    ),
    _reminder(
        "checklist.fiction",
        Text(
            "Fiction may hide its sponsor for a while only, where every reader sees a game and the sponsor is soon named.",
            "Une fiction ne cache son commanditaire qu’un temps, si tout lecteur voit le jeu et si le nom vient vite.",
        ),
        _TOOLKIT,
        date(2008, 7, 23),
    ),
    _myth(
        1,
        Text(
            "“We need a social-media strategy”: no, a marketing strategy that uses social media. Each activity serves a marketing objective.",
            "« Il nous faut une stratégie médias sociaux » : non, une stratégie marketing qui s’en sert. Chaque action sert un objectif marketing.",
        ),
    ),
    _myth(
        2,
        Text(
            "“Only relationships count, content does not”: nothing is shared without something worth reading.",
            "« Seule la relation compte, pas le contenu » : on ne partage rien sans un contenu qui vaille d’être lu.",
        ),
    ),
    _myth(
        3,
        Text(
            "“Fans can be bought”: an audience that was bought counts for nothing; take interest in others first.",
            "« Les fans s’achètent » : une audience achetée ne compte pour rien ; on s’intéresse d’abord aux autres.",
        ),
    ),
    _myth(
        4,
        Text(
            "“Curation is the future of content”: tend your own garden first, avoid repeating, credit and link what you quote.",
            "« La curation est l’avenir du contenu » : cultiver d’abord son jardin, éviter les redites, citer et lier ses sources.",
        ),
    ),
    *(_open(number) for number in range(5, 11)),
)
