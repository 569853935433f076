"""Scales that researchers wrote, with their source; what was not checked against the paper says "from memory"."""

from __future__ import annotations

from cordee.core.opinion.scale import AGREE, DISAGREE, Item, Scale, numbered
from cordee.core.vocabulary.text import Text

LEADERSHIP = Scale(
    id="opinion-leadership",
    name=Text("Opinion leadership", "Leadership d’opinion"),
    items=numbered(
        "leads",
        (
            (
                "My opinion on {domain} seems not to count with other people.",
                "Sur le sujet « {domain} », mon avis ne semble pas compter pour les autres.",
                True,
            ),
            (
                "When they choose {domain}, other people do not turn to me for advice.",
                "Au moment de choisir, sur le sujet « {domain} », les autres ne s’adressent pas à moi pour un conseil.",
                True,
            ),
            (
                "Other people rarely come to me for advice about choosing {domain}.",
                "Sur le sujet « {domain} », on vient rarement me demander conseil pour choisir.",
                True,
            ),
            (
                "People that I know pick {domain} based on what I have told them.",
                "Sur le sujet « {domain} », les personnes que je connais choisissent d’après ce que je leur ai dit.",
                False,
            ),
            (
                "I often persuade other people to buy the {domain} that I like.",
                "Sur le sujet « {domain} », je persuade souvent les autres d’acheter ce que je préfère.",
                False,
            ),
            (
                "I often influence people’s opinions about {domain}.",
                "J’influence souvent l’opinion des autres sur le sujet « {domain} ».",
                False,
            ),
        ),
    ),
    points=7,
    low=DISAGREE,
    high=AGREE,
    source="Flynn, Goldsmith and Eastman, Opinion Leaders and Opinion Seekers: Two New Measurement Scales, "
    "Journal of the Academy of Marketing Science 24(2), 137–147; words as given in the Handbook of Management Scales",
    year=1996,
    wording="published",
    translation="our own",
    about="self",
)

SEEKING = Scale(
    id="opinion-seeking",
    name=Text("Opinion seeking", "Recherche d’avis"),
    items=numbered(
        "seeks",
        (
            (
                "When I consider buying {domain}, I ask other people for advice.",
                "Quand j’envisage un achat, sur le sujet « {domain} », je demande conseil aux autres.",
                False,
            ),
            (
                "I don’t like to talk to others before I buy {domain}.",
                "Sur le sujet « {domain} », je n’aime pas en parler aux autres avant d’acheter.",
                True,
            ),
            (
                "I rarely ask other people what {domain} to buy.",
                "Sur le sujet « {domain} », je demande rarement aux autres quoi acheter.",
                True,
            ),
            (
                "I like to get others’ opinions before I buy {domain}.",
                "Sur le sujet « {domain} », j’aime avoir l’avis des autres avant d’acheter.",
                False,
            ),
            (
                "I feel more comfortable buying {domain} when I have gotten other people’s opinions on it.",
                "Sur le sujet « {domain} », j’achète plus sereinement quand j’ai eu l’avis d’autres personnes.",
                False,
            ),
            (
                "When choosing {domain}, other people’s opinions are not important to me.",
                "Au moment de choisir, sur le sujet « {domain} », l’avis des autres n’est pas important pour moi.",
                True,
            ),
        ),
    ),
    points=7,
    low=DISAGREE,
    high=AGREE,
    source="Flynn, Goldsmith and Eastman, Opinion Leaders and Opinion Seekers: Two New Measurement Scales, "
    "Journal of the Academy of Marketing Science 24(2), 137–147; words not checked against the paper",
    year=1996,
    wording="from memory",
    translation="our own",
    about="self",
)

MAVEN = Scale(
    id="market-maven",
    name=Text("Market maven", "Connaisseur du marché"),
    items=numbered(
        "maven",
        (
            (
                "I like introducing new brands and products to my friends.",
                "J’aime faire découvrir à mes amis des marques et des produits nouveaux.",
                False,
            ),
            (
                "I like helping people by giving them information about many kinds of products.",
                "J’aime aider les autres en les renseignant sur toutes sortes de produits.",
                False,
            ),
            (
                "People ask me for information about products, places to shop, or sales.",
                "On me demande des renseignements sur des produits, des lieux d’achat ou des promotions.",
                False,
            ),
            (
                "If someone asked me where to get the best buy on several types of products, I could tell them where to go.",
                "Si l’on me demandait où faire la meilleure affaire pour plusieurs types de produits, je saurais le dire.",
                False,
            ),
            (
                "My friends think of me as a good source of information about new products or sales.",
                "Mes amis voient en moi une bonne source pour les nouveautés ou les promotions.",
                False,
            ),
            (
                "Think of somebody who knows many products and likes to share what they know, without necessarily feeling "
                "expert in one of them: this description fits me well.",
                "Pensez à quelqu’un qui connaît beaucoup de produits et aime en faire profiter les autres, sans forcément se "
                "sentir expert de l’un d’eux : cette description me correspond bien.",
                False,
            ),
        ),
    ),
    points=7,
    low=DISAGREE,
    high=AGREE,
    source="Feick and Price, The Market Maven: A Diffuser of Marketplace Information, Journal of Marketing 51(1), 83–97; "
    "words not checked against the paper",
    year=1987,
    wording="from memory",
    translation="our own",
    about="self",
)

CHILDERS = Scale(
    id="opinion-leadership-childers",
    name=Text("Opinion leadership, by habits of conversation", "Leadership d’opinion, d’après les conversations"),
    items=(
        Item(
            "talks-1",
            Text(
                "In general, do you talk to your friends and colleagues about {domain}?",
                "En général, parlez-vous de ce sujet à vos amis et à vos collègues : « {domain} » ?",
            ),
            False,
            low=Text("Never", "Jamais"),
            high=Text("Very often", "Très souvent"),
        ),
        Item(
            "talks-2",
            Text(
                "When you talk to them about {domain}, how much do you tell them?",
                "Quand vous leur parlez du sujet « {domain} », que leur apprenez-vous ?",
            ),
            False,
            low=Text("Very little", "Très peu de choses"),
            high=Text("A great deal of information", "Beaucoup de choses"),
        ),
        Item(
            "talks-3",
            Text(
                "During the past six months, how many people have you told about {domain}?",
                "Ces six derniers mois, à combien de personnes avez-vous parlé du sujet « {domain} » ?",
            ),
            False,
            low=Text("Told no one", "À personne"),
            high=Text("Told a number of people", "À bon nombre de personnes"),
        ),
        Item(
            "talks-4",
            Text(
                "Compared with your circle, how likely are you to be asked about {domain}?",
                "Par rapport à votre entourage, quelle chance y a-t-il qu’on vous interroge sur le sujet « {domain} » ?",
            ),
            False,
            low=Text("Not at all likely to be asked", "Aucune"),
            high=Text("Very likely to be asked", "Une très grande"),
        ),
        Item(
            "talks-5",
            Text(
                "In a discussion about {domain}, what happens most?",
                "Dans une discussion sur le sujet « {domain} », que se passe-t-il le plus souvent ?",
            ),
            False,
            low=Text("They tell me about it", "On m’en parle"),
            high=Text("I tell them about it", "C’est moi qui en parle"),
        ),
        Item(
            "talks-6",
            Text(
                "Overall, in your discussions about {domain}, are you used as a source of advice?",
                "Dans l’ensemble, dans vos discussions sur le sujet « {domain} », vous demande-t-on conseil ?",
            ),
            False,
            low=Text("Not used as a source of advice", "On ne me demande pas conseil"),
            high=Text("Often used as a source of advice", "On me demande souvent conseil"),
        ),
    ),
    points=5,
    low=Text("Least", "Le moins"),
    high=Text("Most", "Le plus"),
    source="Childers, Assessment of the Psychometric Properties of an Opinion Leadership Scale, Journal of Marketing "
    "Research 23(2), after King and Summers (1970); words not checked against the paper",
    year=1986,
    wording="from memory",
    translation="our own",
    about="self",
)
