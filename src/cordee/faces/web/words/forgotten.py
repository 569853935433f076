"""Words of a forgotten password: asking for a link, choosing another, a link that a colleague makes."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "forgot.link": Text("Forgotten password?", "Mot de passe oublié ?"),
    "forgot.title": Text("Have you forgotten your password?", "Vous avez oublié votre mot de passe ?"),
    "forgot.answer": Text(
        "Say with which address you sign in. A link to a new password goes to that address.",
        "Dites avec quelle adresse vous vous connectez. Un lien vers un nouveau mot de passe partira à cette adresse.",
    ),
    "forgot.button": Text("Send me the link", "M’envoyer le lien"),
    "forgot.done": Text(
        "<b>If somebody signs in with this address, a letter is on its way to it.</b> Its link opens once, within {n} minutes.",
        "<b>Si quelqu’un se connecte avec cette adresse, un e-mail est en route.</b> Son lien s’ouvre une seule fois, dans les {n} minutes.",
    ),
    "forgot.done.one": Text(
        "<b>If somebody signs in with this address, a letter is on its way to it.</b> Its link opens once, within a minute.",
        "<b>Si quelqu’un se connecte avec cette adresse, un e-mail est en route.</b> Son lien s’ouvre une seule fois, dans la minute.",
    ),
    "forgot.done.none": Text(
        "Nothing came after ten minutes? Look among the unwanted mail, check the address, or ask an administrator of yours: they can make a link for you.",
        "Rien au bout de dix minutes ? Regardez dans les indésirables, vérifiez l’adresse, ou demandez à une personne qui administre Cordée chez vous : elle peut vous faire un lien.",
    ),
    "forgot.mute": Text(
        "<b>Cordée sends no mail here, so it cannot send you a link.</b> Ask an administrator of yours: under Settings, People and roles, they make one for you.",
        "<b>Cordée n’envoie pas d’e-mail ici et ne peut donc pas vous envoyer de lien.</b> Demandez à une personne qui administre Cordée chez vous : sous Réglages, Personnes et rôles, elle vous en fait un.",
    ),
    "forgot.mute.machine": Text(
        "Are you the only administrator? On the machine itself: <code>cordee password-link ADDRESS</code>, with the address that you sign in with.",
        "Vous êtes seul à administrer ? Sur la machine elle-même : <code>cordee password-link ADRESSE</code>, avec l’adresse de connexion.",
    ),
    "forgot.wrong": Text("This is no e-mail address.", "Ce n’est pas une adresse e-mail."),
    "forgot.often": Text(
        "Links were asked for this address too often today. Ask an administrator of yours, or come back tomorrow.",
        "Trop de liens ont été demandés aujourd’hui pour cette adresse. Demandez à une personne qui administre Cordée, ou revenez demain.",
    ),
    "forgot.back": Text("Back to signing in", "Revenir à la connexion"),
    "forgot.choose": Text("Choose a new password", "Choisissez un nouveau mot de passe"),
    "forgot.choose.answer": Text(
        "You are then signed out everywhere, and sign in with it.",
        "Vous serez ensuite déconnecté partout, et vous vous connecterez avec lui.",
    ),
    "forgot.choose.button": Text("Change the password", "Changer le mot de passe"),
    "forgot.changed": Text(
        "Your password is changed, and you were signed out everywhere. Sign in with the new one.",
        "Votre mot de passe a changé, et vous avez été déconnecté partout. Connectez-vous avec le nouveau.",
    ),
    "forgot.used": Text(
        "It was used, is too old, or the password changed since. Ask for another.",
        "Il a servi, il est trop ancien, ou le mot de passe a changé depuis. Demandez-en un autre.",
    ),
    "forgot.again": Text("Ask for another link", "Demander un autre lien"),
    "users.password": Text("Link to a new password", "Lien vers un nouveau mot de passe"),
    "users.password.label": Text("Make a link to a new password for {email}", "Faire un lien vers un nouveau mot de passe pour {email}"),
    "users.password.made": Text(
        "Hand this link to {email}, as you trust: it lets them choose a new password, once, within a day. They were told by mail that it was made.",
        "Remettez ce lien à {email}, par une voie sûre : il laisse choisir un nouveau mot de passe, une seule fois, dans la journée. Un e-mail dit à cette personne qu’il a été créé.",
    ),
    "users.password.mute": Text(
        "Hand this link to {email}, as you trust: it lets them choose a new password, once, within a day.",
        "Remettez ce lien à {email}, par une voie sûre : il laisse choisir un nouveau mot de passe, une seule fois, dans la journée.",
    ),
    "audit.word.password link": Text("a link to a new password, user", "un lien vers un nouveau mot de passe, utilisateur"),
    "audit.word.link key": Text("the key of links", "la clé des liens"),
    "audit.word.unknown address": Text("nobody signs in with it", "personne ne se connecte avec"),
}  # fmt: skip
