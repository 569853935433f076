"""What is looked at in a message, why, and whence: the checks as declarations, and the shape of what they find.

The wish is the authors', whose articles Cordée rests on; how it is counted, each list of words and each threshold are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cordee.core.programmes.message import Place
from cordee.core.vocabulary.text import Text

CheckId = Literal[
    "problem_first", "about_us", "acronyms", "density", "hollow", "superlatives", "figures", "stage", "role", "next_step"
]

TECHNOLOGY_FIRST = Text(
    "“Vous avez dit webinars ?!”: “we commonly think starting from the technology and not from the customer”.",
    "« Vous avez dit webinars ?! » : « nous réfléchissons aussi couramment en partant de la technologie et pas du client ».",
)
TECHNO_CENTRISM = Text(
    "Yann Gourvennec, “La fin de l’avantage concurrentiel par la technologie”: products become alike, and so does technology; avoid the traps of “techno-centrism”.",
    "Yann Gourvennec, « La fin de l’avantage concurrentiel par la technologie » : les produits se banalisent, la technologie aussi ; éviter les pièges du « techno-centrisme ».",
)
TO_EACH_ROLE = Text(
    "The article on depth in marketing: messages “adapted to the role of each person in an organisation”.",
    "L’article sur la profondeur en marketing : des messages « adaptés au rôle de chacun.e dans une organisation donnée ».",
)
LOUDER = Text(
    "Yann Gourvennec, “10 idées reçues”: “You did not hear my message? I shall shout louder”, a myth of the old advertising.",
    "Yann Gourvennec, « 10 idées reçues » : « Vous n’avez pas entendu mon message ? Je vais crier plus fort », une idée reçue de l’ancienne publicité.",
)
MEASURED = Text(
    "“Vous avez dit webinars ?!”: only what is measurable shows “what works and what does not”.",
    "« Vous avez dit webinars ?! » : seule la mesure montre « ce qui fonctionne et ce qui ne fonctionne pas ».",
)
MATURITY = Text(
    "Philippe Tessier, in the debate of the CMIT: “adapt the message to the maturity of the customer’s intention (awareness, consideration, purchase)”.",
    "Philippe Tessier, dans le débat du CMIT : « adapter le message à la maturité de l’intention du client (sensibilisation, considération, achat) ».",
)
WAY_HOME = Text(
    "The article on depth in marketing: mark out the roads that lead back to us, “like Ariadne’s thread”.",
    "L’article sur la profondeur en marketing : baliser les routes « pour revenir jusqu’à nous », « comme un fil d’Ariane ».",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at: its name as a question, why it matters, whence the wish comes."""

    id: CheckId
    name: Text
    why: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check saw: in words, where, and what could be done instead. It is a suggestion and stops nothing.

    Parameters
    ----------
    places
        Where it was seen, in order; empty where something is missing from the whole.
    """

    check: CheckId
    seen: Text
    suggestion: Text
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Untold:
    """A check that can say nothing here, and why."""

    check: CheckId
    reason: Text


Outcome = Finding | Untold | None  # None: looked at, nothing seen

CHECKS: tuple[Check, ...] = (
    Check(
        "problem_first",
        Text("Does the reader come first?", "Le lecteur vient-il en premier ?"),
        Text(
            "Who starts to read asks what it has to do with them. A text that opens with its sender answers another question.",
            "Qui commence à lire se demande en quoi cela le concerne. Un texte qui s’ouvre sur son expéditeur répond à une autre question.",
        ),
        TECHNOLOGY_FIRST,
    ),
    Check(
        "about_us",
        Text("Is there more of the reader than of us?", "Est-il davantage question du lecteur que de nous ?"),
        Text(
            "What we are and what we built matters to the reader through what it changes for them.",
            "Ce que nous sommes et ce que nous avons conçu ne compte pour le lecteur que par ce que cela change pour lui.",
        ),
        TECHNO_CENTRISM,
    ),
    Check(
        "acronyms",
        Text("Are letters explained?", "Les sigles sont-ils expliqués ?"),
        Text(
            "Several people decide together, and hardly two of them know the same letters.",
            "La décision se prend à plusieurs, et rares sont ceux qui connaissent les mêmes sigles.",
        ),
        TO_EACH_ROLE,
    ),
    Check(
        "density",
        Text("Does technology come in small doses?", "La technologie vient-elle à petites doses ?"),
        Text(
            "Each word of technology asks the reader to translate it into their own work.",
            "Chaque mot de technologie demande au lecteur de le traduire dans son propre travail.",
        ),
        TECHNO_CENTRISM,
    ),
    Check(
        "hollow",
        Text("Is it free of words that fit any offer?", "Est-il exempt de mots qui conviennent à toute offre ?"),
        Text(
            "What every sender could say of themselves tells the reader nothing about this one.",
            "Ce que tout expéditeur pourrait dire de lui-même n’apprend rien au lecteur sur celui-ci.",
        ),
        TECHNO_CENTRISM,
    ),
    Check(
        "superlatives",
        Text("Does who claims to be ahead show it?", "Qui se dit en tête le montre-t-il ?"),
        Text(
            "A superlative without anything to check is a louder voice, not a reason.",
            "Un superlatif sans rien à vérifier est une voix plus forte, pas une raison.",
        ),
        LOUDER,
    ),
    Check(
        "figures",
        Text("Do figures say where they come from?", "Les chiffres disent-ils d’où ils viennent ?"),
        Text(
            "A reader can judge a figure, and repeat it, only where they can see who counted what.",
            "Un lecteur ne peut juger un chiffre, ni le répéter, que s’il voit qui a compté quoi.",
        ),
        MEASURED,
    ),
    Check(
        "stage",
        Text("Does it fit how far the reader has come?", "Convient-il au chemin déjà fait par le lecteur ?"),
        Text(
            "Somebody who begins to see a problem, somebody who compares and somebody who decides need different things.",
            "Qui découvre un problème, qui compare et qui décide n’ont pas besoin des mêmes choses.",
        ),
        MATURITY,
    ),
    Check(
        "role",
        Text("Does it fit what the reader answers for?", "Convient-il à ce dont le lecteur répond ?"),
        Text(
            "Each seat of a buying committee judges by something else.",
            "Chaque siège d’un comité d’achat juge sur autre chose.",
        ),
        TO_EACH_ROLE,
    ),
    Check(
        "next_step",
        Text("Can the reader go on?", "Le lecteur peut-il continuer ?"),
        Text(
            "Whoever is interested and finds no way on is lost, however good the text.",
            "Qui est intéressé et ne trouve pas de suite est perdu, si bon que soit le texte.",
        ),
        WAY_HOME,
    ),
)


def check_named(id: str) -> Check:
    """Give a check by its id.

    Examples
    --------
    >>> check_named("figures").name.en
    'Do figures say where they come from?'
    """
    return next(one for one in CHECKS if one.id == id)


def said(en: str, fr: str, **facts: object) -> Text:
    """Fill facts into both languages."""
    return Text(en.format(**facts), fr.format(**facts))
