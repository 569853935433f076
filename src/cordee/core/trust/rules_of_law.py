"""Rules that a law, a decree or an authority gives. Engineering input, not legal advice; sources say where each was read."""

from __future__ import annotations

from datetime import date

from cordee.core.trust.rule import Rule
from cordee.core.vocabulary.text import Text

GDPR = date(2018, 5, 25)  # the day the regulation applies from (its art. 99)
INFLUENCE = date(2023, 6, 9)
_GDPR_OBJECTION = Text("GDPR, art. 21(2) and (3)", "RGPD, art. 21, par. 2 et 3")
_CNIL_B2B = Text(
    "CNIL, sheet on B2B prospecting; position of 17 February 2005",
    "CNIL, fiche sur la prospection B2B ; position du 17 février 2005",
)
_LAW_ARTICLE_5 = Text(
    "French law no 2023-451 of 9 June 2023, art. 5, as amended by ordinance 2024-978 of 6 November 2024",
    "Loi no 2023-451 du 9 juin 2023, art. 5, modifiée par l’ordonnance 2024-978 du 6 novembre 2024",
)

RULES: tuple[Rule, ...] = (
    Rule(
        "consent.objection",
        "consent",
        Text(
            "Whoever objects to prospecting is not contacted again, on any channel that the objection speaks of.",
            "Qui s’oppose à la prospection n’est plus contacté, par aucun des canaux que l’opposition vise.",
        ),
        _GDPR_OBJECTION,
        GDPR,
        "blocks",
        test="tests/records/test_statements.py",
        firm=True,
    ),
    Rule(
        "consent.proof",
        "consent",
        Text(
            "A consent is kept with its proof: where, how and for what it was given.",
            "Un consentement est gardé avec sa preuve : où, comment et pour quoi il a été donné.",
        ),
        Text("CNIL, sanctions of 2020 on prospecting without proof", "CNIL, sanctions de 2020 sur la prospection sans preuve"),
        None,
        "blocks",
        test="tests/actions/test_consents.py",
    ),
    Rule(
        "consent.generic",
        "consent",
        Text(
            "An address such as contact@ is a company’s: nobody consents with it in person, but its objection is honoured.",
            "Une adresse du type contact@ est celle d’une entreprise : personne n’y consent pour soi, mais son opposition est respectée.",
        ),
        Text("CNIL, sheet on B2B prospecting", "CNIL, fiche sur la prospection B2B"),
        None,
        "blocks",
        test="tests/actions/test_consents.py",
    ),
    Rule(
        "consent.information",
        "consent",
        Text(
            "Business e-mail without consent asks that the person was told before and could object simply, free of charge.",
            "Écrire à un professionnel sans consentement suppose qu’il a été informé avant et a pu s’opposer simplement, sans frais.",
        ),
        _CNIL_B2B,
        date(2005, 2, 17),
        "warns",
    ),
    Rule(
        "consent.profession",
        "consent",
        Text(
            "What is written to a professional is about their profession.",
            "Ce que l’on écrit à un professionnel concerne sa profession.",
        ),
        _CNIL_B2B,
        date(2005, 2, 17),
        "needs_reason",
    ),
    Rule(
        "consent.sender",
        "consent",
        Text(
            "Each message says who writes and lets its reader object.",
            "Chaque message dit qui écrit et permet de s’opposer.",
        ),
        _CNIL_B2B,
        date(2005, 2, 17),
        "blocks",
        test="tests/actions/test_mail.py",
    ),
    Rule(
        "notice.imported",
        "notice",
        Text(
            "People whose data we got elsewhere are told within one month: what we hold and where it comes from. This holds for every B2B channel.",
            "Les personnes dont les données viennent d’ailleurs sont informées dans le mois : ce que nous avons et d’où cela vient. Cela vaut pour tous les canaux B2B.",
        ),
        Text("GDPR, art. 14; CNIL, webinar of 2023", "RGPD, art. 14 ; CNIL, webinaire de 2023"),
        GDPR,
        "warns",
        test="tests/core/trust/test_notice.py",
    ),
    Rule(
        "notice.request",
        "notice",
        Text(
            "Who asks about their data, or asks to correct or erase it, has an answer within one month.",
            "Qui demande à voir, à corriger ou à effacer ses données a une réponse dans le mois.",
        ),
        Text("GDPR, art. 12(3), art. 15 to 22", "RGPD, art. 12, par. 3, art. 15 à 22"),
        GDPR,
        "warns",
        test="tests/core/trust/test_notice.py",
    ),
    Rule(
        "retention.prospects",
        "retention",
        Text(
            "A prospect is kept for three years after the last contact that came from them (a click counts, opening a mail does not); then ask, else erase.",
            "Un prospect est gardé trois ans après le dernier contact venu de lui (un clic compte, l’ouverture d’un e-mail non) ; ensuite, on demande, sinon on efface.",
        ),
        Text("CNIL, retention of prospects", "CNIL, conservation des données de prospects"),
        None,
        "warns",
        test="tests/core/trust/test_retention.py",
    ),
    Rule(
        "retention.customers",
        "retention",
        Text(
            "A customer may be prospected for three years after the end of the relation.",
            "Un client peut être prospecté trois ans après la fin de la relation.",
        ),
        Text("CNIL, retention of customers", "CNIL, conservation des données de clients"),
        None,
        "warns",
        test="tests/core/trust/test_retention.py",
    ),
    Rule(
        "retention.tracers",
        "retention",
        Text(
            "A tracer that measures our own audience without consent lives thirteen months, without renewal.",
            "Un traceur qui mesure notre propre audience sans consentement vit treize mois, sans prolongation.",
        ),
        Text("CNIL, deliberation of 4 July 2025", "CNIL, délibération du 4 juillet 2025"),
        date(2025, 7, 4),
        "warns",
    ),
    Rule(
        "retention.audience",
        "retention",
        Text(
            "What such a tracer measured is kept for twenty-five months.",
            "Ce qu’un tel traceur a mesuré est gardé vingt-cinq mois.",
        ),
        Text("CNIL, deliberation of 4 July 2025", "CNIL, délibération du 4 juillet 2025"),
        date(2025, 7, 4),
        "warns",
        test="tests/core/trust/test_retention.py",
    ),
    Rule(
        "retention.objections",
        "retention",
        Text(
            "An objection is remembered for at least three years, as a hash rather than a name.",
            "Une opposition est gardée en mémoire au moins trois ans, par une empreinte plutôt que par un nom.",
        ),
        Text("CNIL, lists of objections", "CNIL, listes d’opposition"),
        None,
        "blocks",
        test="tests/records/test_statements.py",
    ),
    Rule(
        "disclosure.paid",
        "disclosure",
        Text(
            "A promotion for pay or gifts says “Publicité”, “Collaboration commerciale” or an equivalent that suits the format, clearly and legibly.",
            "Une promotion contre paiement ou cadeau porte « Publicité », « Collaboration commerciale » ou une mention équivalente adaptée au format, claire et lisible.",
        ),
        _LAW_ARTICLE_5,
        INFLUENCE,
        "blocks",
        test="tests/core/trust/test_disclosure.py",
    ),
    Rule(
        "disclosure.pictures",
        "disclosure",
        Text(
            "Retouched bodies and faces carry “Images retouchées”, invented ones “Images virtuelles”, or an equivalent.",
            "Les silhouettes et visages modifiés portent « Images retouchées », ceux qui sont inventés « Images virtuelles », ou une mention équivalente.",
        ),
        _LAW_ARTICLE_5,
        INFLUENCE,
        "blocks",
        test="tests/core/trust/test_disclosure.py",
    ),
    Rule(
        "disclosure.employment",
        "disclosure",
        Text(
            "An employee who speaks of their employer says so in the post itself; the profile is not enough, nor are #ee and #spon.",
            "Un salarié qui parle de son employeur le dit dans la publication même ; le profil ne suffit pas, #ee et #spon non plus.",
        ),
        Text(
            "FTC, 16 CFR 255, in force since 26 July 2023; prudent rule where French law is silent",
            "FTC, 16 CFR 255, en vigueur depuis le 26 juillet 2023 ; règle de prudence là où le droit français se tait",
        ),
        date(2023, 7, 26),
        "blocks",
        test="tests/core/trust/test_disclosure.py",
    ),
    Rule(
        "contract.written",
        "contract",
        Text(
            "From 1,000 € excl. tax per influencer, advertiser and promotional objective, over the calendar year or twelve months, a written contract is needed, with every mention.",
            "À partir de 1 000 € HT par influenceur, annonceur et objectif promotionnel, sur l’année civile ou sur douze mois, il faut un contrat écrit avec toutes ses mentions.",
        ),
        Text(
            "French law no 2023-451 of 9 June 2023, art. 8; decree 2025-1137",
            "Loi no 2023-451 du 9 juin 2023, art. 8 ; décret 2025-1137",
        ),
        date(2026, 1, 1),
        "blocks",
        test="tests/core/trust/test_paid.py",
    ),
)
