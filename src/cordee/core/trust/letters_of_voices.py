"""The letters of the room Voices: a brief that is proposed to one person, and the trust pulse."""

from __future__ import annotations

from cordee.core.trust.letter import MINE, Fact, Letter
from cordee.core.vocabulary.text import Text

LETTERS_OF_VOICES: tuple[Letter, ...] = (
    Letter(
        "brief",
        "brief",
        Text("A brief that is proposed", "Un brief proposé"),
        (
            Fact("question", Text("what a customer asked", "la question d’un client")),
            Fact("kind", Text("what is asked for", "ce qui est demandé")),
            Fact("audience", Text("for whom", "pour qui")),
            Fact("until", Text("the last day on which it can be taken", "le dernier jour pour accepter")),
            Fact(
                "link", Text("the person’s own page of questions", "la page de questions de la personne"), link=True, secret=True
            ),
            MINE,
        ),
        Text("A customer asks something that you could answer", "Un client pose une question à laquelle vous pourriez répondre"),
        (
            Text("A customer asked: “{question}”", "Un client demande : « {question} »"),
            Text(
                "{writer} proposes you this: {kind}, for {audience}. It can be taken until {until}.",
                "{writer} vous propose ceci : {kind}, pour {audience}. Vous pouvez accepter jusqu’au {until}.",
            ),
            Text(
                "Accept, choose a later day or leave it, on the page below. A no is written nowhere and seen by nobody; no reminder follows.",
                "Acceptez, choisissez un autre jour ou laissez, sur la page ci-dessous. Un non ne s’écrit nulle part et n’est vu de personne ; aucune relance ne suit.",
            ),
            Text(
                "The link is yours alone: whoever has it answers in your place.",
                "Le lien n’est qu’à vous : qui l’a répond à votre place.",
            ),
        ),
        Text(
            "you agreed to be asked. You may take that back at any time on the same page. What we hold about you: {mine}",
            "vous avez accepté d’être sollicité. Vous pouvez revenir sur cet accord à tout moment sur la même page. Ce que nous avons sur vous : {mine}",
        ),
        (Text("See the question", "Voir la question"), "link"),
    ),
    Letter(
        "trust",
        "survey",
        Text("Invitation to the trust pulse", "Invitation au point sur la confiance"),
        (
            Fact("domain", Text("the territory", "le territoire")),
            Fact("until", Text("until when it is answered", "jusqu’à quand on y répond")),
            Fact("link", Text("the person’s own link", "le lien propre à la personne"), link=True, secret=True),
            MINE,
        ),
        Text("Three questions: how well do we work together?", "Trois questions : comment travaillons-nous ensemble ?"),
        (
            Text(
                "{writer} would like to know how well we work together on {domain}. Three questions, two minutes, on a phone too.",
                "{writer} aimerait savoir comment se passe notre travail ensemble sur le sujet « {domain} ». Trois questions, deux minutes, sur un téléphone aussi.",
            ),
            Text(
                "Nobody sees what you answer, nor whether you do. Where fewer than five people answer, nothing is said. What comes out, and what we answer to it, stands under the same link. You may change and withdraw your answers {until}.",
                "Personne ne voit ce que vous répondez, ni si vous répondez. À moins de cinq réponses, rien n’est dit. Les résultats, et ce que nous y répondons, se lisent sous le même lien. Vous pouvez changer et retirer vos réponses {until}.",
            ),
            Text(
                "The link below is yours alone: whoever has it answers in your place. If you would rather not, do nothing.",
                "Le lien ci-dessous n’est qu’à vous : qui l’a répond à votre place. Si vous préférez ne pas répondre, ne faites rien.",
            ),
        ),
        Text(
            "we work together on this subject, and your address is in our files. What we hold about you: {mine}",
            "nous travaillons ensemble sur ce sujet, et votre adresse est dans nos fichiers. Ce que nous avons sur vous : {mine}",
        ),
        (Text("Answer", "Répondre"), "link"),
    ),
)
