"""The letters that we send: an invitation, a notice, and the confirmations that people are owed. Adding one is copying a shape."""

from __future__ import annotations

from cordee.core.trust.letter import MINE, Fact, Letter
from cordee.core.trust.letters_of_voices import LETTERS_OF_VOICES
from cordee.core.trust.letters_to_colleagues import LETTERS_TO_COLLEAGUES
from cordee.core.trust.password_links import FORGOTTEN
from cordee.core.trust.security import ALERT, SECURITY
from cordee.core.vocabulary.problems_of_mail import NoSuchLetter
from cordee.core.vocabulary.text import Text

SEE_MINE = Text("See and change what we hold about you", "Voir et corriger ce que nous avons sur vous")

LETTERS: tuple[Letter, ...] = (
    Letter(
        "invitation",
        "invitation",
        Text("Invitation of a user", "Invitation d’un utilisateur"),
        (
            Fact("inviter", Text("who invites", "qui invite")),
            Fact("role", Text("the role", "le rôle")),
            Fact("days", Text("for how many days the link opens", "le nombre de jours pendant lesquels le lien ouvre")),
            Fact("link", Text("the one-time link", "le lien à usage unique"), link=True, secret=True),
        ),
        Text("{inviter} gives you access to Cordée at {writer}", "{inviter} vous ouvre l’accès à Cordée chez {writer}"),
        (
            Text(
                "{inviter} gives you access to the workspace of {writer} in Cordée. Your role: {role}.",
                "{inviter} vous ouvre l’accès à l’espace de travail de {writer} dans Cordée. Votre rôle : {role}.",
            ),
            Text(
                "The link below lets you choose your password. It opens once, within {days} days. Do not pass it on: whoever has it comes in instead of you.",
                "Le lien ci-dessous vous laisse choisir votre mot de passe. Il s’ouvre une seule fois, pendant {days} jours. Ne le transmettez pas : qui l’a entre à votre place.",
            ),
            Text(
                "If you know nothing of this, do nothing: without your click nothing is created.",
                "Si cela ne vous dit rien, ne faites rien : sans votre clic, rien n’est créé.",
            ),
        ),
        Text(
            "{inviter} typed your address in to give you access.",
            "{inviter} a saisi votre adresse pour vous ouvrir l’accès.",
        ),
        (Text("Choose my password", "Choisir mon mot de passe"), "link"),
    ),
    Letter(
        "notice",
        "notice",
        Text("What we hold about somebody (GDPR, article 14)", "Ce que nous avons sur quelqu’un (RGPD, article 14)"),
        (
            Fact("held", Text("which kinds of data are held", "les catégories de données détenues")),
            Fact("sources", Text("where they come from", "leur provenance")),
            Fact("since", Text("since when they are held", "depuis quand elles sont détenues")),
            Fact("recipients", Text("who receives the data", "qui reçoit les données")),
            Fact("kept", Text("how many months they are kept", "la durée de conservation en mois")),
            MINE,
        ),
        Text("{writer}: the data we hold about you", "{writer} : les données que nous avons sur vous"),
        (
            Text(
                "{writer} holds data about you that you did not give us yourself. The law (GDPR, article 14) gives you the right to know it.",
                "{writer} détient sur vous des données que vous ne nous avez pas confiées vous-même. La loi (RGPD, article 14) vous donne le droit de le savoir.",
            ),
            Text("What: {held}, since {since}. Where from: {sources}.", "Quoi : {held}, depuis le {since}. D’où : {sources}."),
            Text(
                "What for: to write to professionals about what concerns their work, and to learn what interests whom, from replies, visits and attendance. The legal basis is our legitimate interest in doing so (GDPR, article 6.1.f). No decision with legal or similar effect on you is left to a machine.",
                "Pourquoi : pour écrire à des professionnels sur ce qui touche à leur travail, et pour savoir ce qui intéresse chacun, d’après les réponses, les visites et les participations. La base légale est notre intérêt légitime à le faire (RGPD, article 6.1.f). Aucune décision ayant un effet juridique ou comparable sur vous n’est laissée à une machine.",
            ),
            Text(
                "Who receives it: {recipients}. How long: {kept} months after your last contact with us, then it is erased.",
                "Qui les reçoit : {recipients}. Combien de temps : {kept} mois après votre dernier échange avec nous, puis elles sont effacées.",
            ),
            Text(
                "You may see these data, have them corrected, limited or erased, take them away, and object to any use of them, on the page below or by replying. You may also complain to the authority that watches over data protection where you live; in France, the CNIL.",
                "Vous pouvez voir ces données, les faire corriger, limiter ou effacer, les emporter, et vous opposer à tout usage, sur la page ci-dessous ou en répondant. Vous pouvez aussi saisir l’autorité de protection des données de votre pays ; en France, la CNIL.",
            ),
        ),
        Text(
            "your professional address is in our files; it comes from {sources}.",
            "votre adresse professionnelle est dans nos fichiers ; elle vient de {sources}.",
        ),
        (SEE_MINE, "mine"),
    ),
    Letter(
        "survey",
        "survey",
        Text("Invitation to a survey", "Invitation à une enquête"),
        (
            Fact("domain", Text("the territory", "le territoire")),
            Fact("until", Text("until when it is answered", "jusqu’à quand on y répond")),
            Fact("link", Text("the person’s own link", "le lien propre à la personne"), link=True, secret=True),
            MINE,
        ),
        Text("Five minutes: whom do you listen to on {domain}?", "Cinq minutes : qui écoutez-vous sur le sujet « {domain} » ?"),
        (
            Text(
                "{writer} would like to know whom people listen to on {domain}. A few questions, five minutes at most, on a phone too.",
                "{writer} aimerait savoir qui est écouté sur le sujet « {domain} ». Quelques questions, cinq minutes au plus, sur un téléphone aussi.",
            ),
            Text(
                "Nobody sees what you answer, nor whether you do. Where fewer than three people answer, nothing is said. You may change and withdraw your answers {until}.",
                "Personne ne voit ce que vous répondez, ni si vous répondez. À moins de trois réponses, rien n’est dit. Vous pouvez changer et retirer vos réponses {until}.",
            ),
            Text(
                "The link below is yours alone: whoever has it answers in your place. If you would rather not, do nothing.",
                "Le lien ci-dessous n’est qu’à vous : qui l’a répond à votre place. Si vous préférez ne pas répondre, ne faites rien.",
            ),
        ),
        Text(
            "you know this subject at work, and your address is in our files. What we hold about you: {mine}",
            "vous connaissez ce sujet dans votre travail, et votre adresse est dans nos fichiers. Ce que nous avons sur vous : {mine}",
        ),
        (Text("Answer", "Répondre"), "link"),
    ),
    Letter(
        "request",
        "answer",
        Text("We have received a request", "Accusé de réception d’une demande"),
        (
            Fact("asked", Text("what was asked", "ce qui est demandé")),
            Fact("on", Text("the day it was asked", "le jour de la demande")),
            Fact("due", Text("the day by which we answer", "le jour limite de la réponse")),
            MINE,
        ),
        Text("We have received your request", "Nous avons bien reçu votre demande"),
        (
            Text("On {on} you asked us for this: {asked}.", "Le {on}, vous nous avez demandé ceci : {asked}."),
            Text(
                "We answer by {due} at the latest. The page below shows what we hold about you at any time.",
                "Nous répondons le {due} au plus tard. La page ci-dessous montre à tout moment ce que nous avons sur vous.",
            ),
            Text(
                "If it was not you who asked, reply to this message.",
                "Si la demande ne vient pas de vous, répondez à ce message.",
            ),
        ),
        Text("you asked us for something about your data.", "vous nous avez adressé une demande sur vos données."),
        (SEE_MINE, "mine"),
    ),
    Letter(
        "consent",
        "answer",
        Text("Confirmation of a consent", "Confirmation d’un consentement"),
        (
            Fact("agreed", Text("what the person agreed to", "ce que la personne accepte")),
            Fact("on", Text("the day it was said", "le jour où cela a été dit")),
            MINE,
        ),
        Text("You agreed to hear from us", "Vous acceptez que nous vous contactions"),
        (
            Text("On {on} you agreed to this: {agreed}.", "Le {on}, vous avez accepté ceci : {agreed}."),
            Text(
                "You may take it back at any time, as easily as you gave it: on the page below, or with the link at the end of this message.",
                "Vous pouvez revenir sur votre accord à tout moment, aussi facilement que vous l’avez donné : sur la page ci-dessous, ou par le lien à la fin de ce message.",
            ),
        ),
        Text("you agreed to it with this address.", "vous avez donné votre accord avec cette adresse."),
        (Text("Choose what I receive", "Choisir ce que je reçois"), "mine"),
    ),
    Letter(
        "objection",
        "answer",
        Text("Confirmation of an objection", "Confirmation d’une opposition"),
        (
            Fact("refused", Text("what the person no longer wants", "ce que la personne ne veut plus")),
            Fact("on", Text("the day it was said", "le jour où cela a été dit")),
            MINE,
        ),
        Text("We have noted what you no longer want", "Nous avons noté ce que vous ne voulez plus"),
        (
            Text("On {on} you told us no: {refused}.", "Le {on}, vous nous avez dit non : {refused}."),
            Text(
                "It holds from that moment, and stays when lists are imported again. What was planned is withdrawn.",
                "Cela vaut depuis cet instant, et demeure quand des listes sont importées de nouveau. Ce qui était prévu est annulé.",
            ),
            Text(
                "To remember it we keep a scrambled form of your address, even if you have everything else erased.",
                "Pour nous en souvenir, nous gardons une forme brouillée de votre adresse, même si vous faites effacer tout le reste.",
            ),
        ),
        Text("you told us so; this is the only answer to it.", "vous nous l’avez dit ; ceci en est la seule réponse."),
        (SEE_MINE, "mine"),
    ),
    Letter(
        "erased",
        "answer",
        Text("Confirmation of an erasure", "Confirmation d’un effacement"),
        (
            Fact("on", Text("the day it was done", "le jour où cela a été fait")),
            MINE,
        ),
        Text("Your data are erased", "Vos données sont effacées"),
        (
            Text(
                "On {on} we erased what we held about you, as you asked. We then searched every file for you, and nothing was left.",
                "Le {on}, nous avons effacé ce que nous avions sur vous, comme vous l’avez demandé. Nous avons ensuite fouillé chaque fichier : il ne reste rien.",
            ),
            Text(
                "One thing stays: a scrambled form of your address, from which nobody can read it. With it we keep you out of files that may come later, and do not contact you again.",
                "Une seule chose demeure : une forme brouillée de votre adresse, illisible pour quiconque. Elle nous sert à vous écarter des fichiers à venir et à ne plus vous contacter.",
            ),
            Text(
                "This message is the last one. Your address was not kept to send it, so it cannot be sent again.",
                "Ce message est le dernier. Votre adresse n’a pas été conservée pour l’envoyer : il ne pourra pas être renvoyé.",
            ),
        ),
        Text("you asked us to erase your data.", "vous nous avez demandé d’effacer vos données."),
        (Text("See that nothing is left", "Voir qu’il ne reste rien"), "mine"),
    ),
    SECURITY,
    ALERT,
    FORGOTTEN,
    *LETTERS_OF_VOICES,
    *LETTERS_TO_COLLEAGUES,
)  # fmt: skip


def letter_named(id: str) -> Letter:
    """Give the letter of a name.

    Raises
    ------
    NoSuchLetter
        There is none of that name.

    Examples
    --------
    >>> letter_named("notice").kind
    'notice'
    """
    for letter in LETTERS:
        if letter.id == id:
            return letter
    raise NoSuchLetter(letter=id, known=", ".join(one.id for one in LETTERS))
