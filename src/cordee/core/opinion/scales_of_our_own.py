"""Scales that nobody but us answers for: what peers, readers, experts and the organisation say of one another.

None is validated by a publication: what they are worth is measured each time (``reliability``), and said.
"""

from __future__ import annotations

from cordee.core.opinion.scale import AGREE, DISAGREE, Scale, numbered
from cordee.core.vocabulary.text import Text

PEERS = Scale(
    id="peer-credibility",
    name=Text("Expertise, empathy, impartiality, as peers see them", "Expertise, empathie, impartialité, vues par les pairs"),
    items=numbered(
        "peer",
        (
            (
                "{person} knows {domain} better than most people I work with.",
                "{person} maîtrise mieux le sujet « {domain} » que la plupart des personnes avec qui je travaille.",
                False,
                "expertise",
            ),
            (
                "On {domain}, {person} has done it, not only read about it.",
                "Sur le sujet « {domain} », {person} a pratiqué, et pas seulement lu.",
                False,
                "expertise",
            ),
            (
                "On hard questions about {domain}, the answers of {person} do not get me further.",
                "Sur les questions difficiles du sujet « {domain} », les réponses que donne {person} ne m’avancent pas.",
                True,
                "expertise",
            ),
            (
                "{person} understands my situation before advising.",
                "{person} comprend ma situation avant de conseiller.",
                False,
                "empathy",
            ),
            (
                "{person} adapts the advice to my need.",
                "{person} adapte son conseil à mon besoin.",
                False,
                "empathy",
            ),
            (
                "{person} gives everybody the same advice, whatever they ask.",
                "{person} donne à tous le même conseil, quelle que soit la question.",
                True,
                "empathy",
            ),
            (
                "{person} would tell me if the offer did not suit me.",
                "{person} me dirait si l’offre ne me convenait pas.",
                False,
                "impartiality",
            ),
            (
                "{person} has nothing to gain from what he or she recommends to me.",
                "{person} n’a rien à gagner à ce qui m’est recommandé.",
                False,
                "impartiality",
            ),
            (
                "{person} also speaks of the weak points.",
                "{person} parle aussi des points faibles.",
                False,
                "impartiality",
            ),
            (
                "{person} plays down what speaks against the advice given.",
                "{person} minimise ce qui plaide contre le conseil donné.",
                True,
                "impartiality",
            ),
        ),
    ),
    points=7,
    low=DISAGREE,
    high=AGREE,
    source="",
    year=None,
    wording="our own",
    translation="our own",
    about="peer",
)

NAMING = Scale(
    id="sociometric",
    name=Text("Whom people turn to", "Vers qui l’on se tourne"),
    items=numbered(
        "names",
        (
            (
                "Whom do you ask when you need advice on {domain}?",
                "À qui demandez-vous conseil sur le sujet « {domain} » ?",
                False,
                "advice",
            ),
            (
                "Whom do you go to with a question on {domain} that seems obvious?",
                "Vers qui allez-vous quand votre question, sur le sujet « {domain} », semble évidente ?",
                False,
                "ease",
            ),
            (
                "Whom do you go to on a bad day at work?",
                "Vers qui allez-vous après une mauvaise journée au travail ?",
                False,
                "support",
            ),
        ),
    ),
    points=0,
    low=Text("Nobody", "Personne"),
    high=Text("Several people", "Plusieurs personnes"),
    source="after questions that firms ask, as the press reported them (The Wall Street Journal); words are ours",
    year=None,
    wording="our own",
    translation="our own",
    about="peer",
)

INFLUENCE = Scale(
    id="peer-influence",
    name=Text("Attraction and conviction, as peers see them", "Attraction et conviction, vues par les pairs"),
    items=numbered(
        "influence",
        (
            (
                "People come to {person} with questions on {domain} of their own accord.",
                "On va de soi-même voir {person} quand on a une question sur le sujet « {domain} ».",
                False,
                "attraction",
            ),
            (
                "When {person} speaks on {domain}, people around me want to hear it.",
                "Quand {person} parle du sujet « {domain} », autour de moi on a envie d’écouter.",
                False,
                "attraction",
            ),
            (
                "Nobody around me would think of asking {person} about {domain}.",
                "Autour de moi, personne ne penserait à interroger {person} sur le sujet « {domain} ».",
                True,
                "attraction",
            ),
            (
                "After talking with {person} on {domain}, I have changed my mind or my way of working.",
                "Après avoir parlé du sujet « {domain} » avec {person}, j’ai changé d’avis ou de façon de faire.",
                False,
                "conviction",
            ),
            (
                "I would follow the advice of {person} on {domain} even where it surprised me.",
                "Je suivrais le conseil de {person} sur le sujet « {domain} » même s’il me surprenait.",
                False,
                "conviction",
            ),
            (
                "What {person} says on {domain} does not change what people do.",
                "Ce que dit {person} sur le sujet « {domain} » ne change rien à ce que l’on fait.",
                True,
                "conviction",
            ),
        ),
    ),
    points=7,
    low=DISAGREE,
    high=AGREE,
    source="",
    year=None,
    wording="our own",
    translation="our own",
    about="peer",
)

CANDOUR = Scale(
    id="readers-candour",
    name=Text("Candour, as readers see it", "Franchise, vue par les lecteurs"),
    items=numbered(
        "candour",
        (
            (
                "What {person} writes about {domain} also says what does not work.",
                "Ce que {person} écrit sur le sujet « {domain} » dit aussi ce qui ne marche pas.",
                False,
            ),
            (
                "{person} writes what he or she thinks, not what an employer or a brand expects.",
                "{person} écrit ce qu’il ou elle pense, et non ce qu’attend un employeur ou une marque.",
                False,
            ),
            (
                "When {person} has an interest in the matter, the reader is told.",
                "Quand {person} a un intérêt dans l’affaire, le lecteur en est averti.",
                False,
            ),
            (
                "Reading {person}, I feel that something is being sold to me.",
                "En lisant {person}, j’ai le sentiment qu’on cherche à me vendre quelque chose.",
                True,
            ),
        ),
    ),
    points=7,
    low=DISAGREE,
    high=AGREE,
    source="",
    year=None,
    wording="our own",
    translation="our own",
    about="peer",
)

TRUST_IN_ORGANISATION = Scale(
    id="trust-in-organisation",
    name=Text("Trust of the person in the organisation", "Confiance de la personne envers l’organisation"),
    items=numbered(
        "trusts-us",
        (
            (
                "The organisation keeps what it promises me.",
                "L’organisation tient ce qu’elle me promet.",
                False,
            ),
            (
                "I know what is done with what I write or say.",
                "Je sais ce qui est fait de ce que j’écris ou dis.",
                False,
            ),
            (
                "I could decline a request without any harm to me.",
                "Je pourrais décliner une demande sans que cela me nuise.",
                False,
            ),
            (
                "I am expected to say things that I do not think.",
                "On attend de moi que je dise des choses que je ne pense pas.",
                True,
            ),
        ),
    ),
    points=7,
    low=DISAGREE,
    high=AGREE,
    source="",
    year=None,
    wording="our own",
    translation="our own",
    about="organisation",
)

TRUST_IN_PERSON = Scale(
    id="trust-in-person",
    name=Text("Trust of the organisation in the person", "Confiance de l’organisation envers la personne"),
    items=numbered(
        "trusts-them",
        (
            (
                "{person} keeps what was agreed.",
                "{person} tient ce qui a été convenu.",
                False,
            ),
            (
                "{person} tells us of interests that we ought to know.",
                "{person} nous signale les intérêts que nous devons connaître.",
                False,
            ),
            (
                "{person} tells us plainly what is wrong with our offer.",
                "{person} nous dit franchement ce qui ne va pas dans notre offre.",
                False,
            ),
            (
                "We hesitate to share unfinished plans with {person}.",
                "Nous hésitons à partager avec {person} des projets inachevés.",
                True,
            ),
        ),
    ),
    points=7,
    low=DISAGREE,
    high=AGREE,
    source="",
    year=None,
    wording="our own",
    translation="our own",
    about="peer",
)

SHARED_VISION = Scale(
    id="shared-vision",
    name=Text("Vision and culture: understood, shared", "Vision et culture : comprises, partagées"),
    items=numbered(
        "vision",
        (
            (
                "I could explain in my own words where the organisation wants to go.",
                "Je pourrais expliquer avec mes mots où l’organisation veut aller.",
                False,
                "understood",
            ),
            (
                "I know what the organisation refuses to do, even for money.",
                "Je sais ce que l’organisation refuse de faire, même pour de l’argent.",
                False,
                "understood",
            ),
            (
                "I do not see why the organisation decides as it does.",
                "Je ne vois pas pourquoi l’organisation décide comme elle le fait.",
                True,
                "understood",
            ),
            (
                "Where the organisation wants to go is where I would want it to go.",
                "La direction que prend l’organisation est celle que je souhaite.",
                False,
                "shared",
            ),
            (
                "The way people work here suits what matters to me.",
                "La façon de travailler ici s’accorde avec ce qui compte pour moi.",
                False,
                "shared",
            ),
            (
                "I would be ill at ease defending what the organisation stands for.",
                "Je serais mal à l’aise de défendre ce que représente l’organisation.",
                True,
                "shared",
            ),
        ),
    ),
    points=7,
    low=DISAGREE,
    high=AGREE,
    source="",
    year=None,
    wording="our own",
    translation="our own",
    about="organisation",
)
