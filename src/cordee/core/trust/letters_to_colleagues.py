"""Letters that one colleague has sent to another: a question about a contact, answered in one more click."""

from __future__ import annotations

from cordee.core.trust.letter import Fact, Letter
from cordee.core.vocabulary.text import Text

LETTERS_TO_COLLEAGUES: tuple[Letter, ...] = (
    Letter(
        "feedback",
        "invitation",
        Text("Question to a colleague: was this contact useful?", "Question à un collègue : ce contact a-t-il été utile ?"),
        (
            Fact("inviter", Text("who asks", "qui pose la question")),
            Fact("about", Text("which contact it is", "de quel contact il s’agit")),
            Fact("days", Text("for how many days the link opens", "le nombre de jours pendant lesquels le lien ouvre")),
            Fact("link", Text("the colleague’s own link", "le lien propre au collègue"), link=True, secret=True),
        ),
        Text("Was this contact useful? {about}", "Ce contact a-t-il été utile ? {about}"),
        (
            Text("{inviter} would like to know: was this contact useful to you? {about}.", "{inviter} voudrait savoir : ce contact vous a-t-il été utile ? {about}."),
            Text(
                "One click on the page below, without an account. Useful, not useful or too early: each helps to choose better next time. What you say stands beside the figures, never instead of them.",
                "Un clic sur la page ci-dessous, sans compte. Utile, pas utile ou trop tôt : chaque réponse aide à mieux choisir la prochaine fois. Votre avis est montré à côté des chiffres, jamais à leur place.",
            ),
            Text("The link opens for {days} days. It is yours alone.", "Le lien ouvre pendant {days} jours. Il n’est qu’à vous."),
        ),
        Text("{inviter} asked you, as a colleague.", "{inviter} vous le demande, entre collègues."),
        (Text("Say whether it was useful", "Dire s’il a été utile"), "link"),
    ),
)  # fmt: skip
