"""Words of signing in, setting up, and one's own page."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "in.title": Text("Sign in", "Se connecter"),
    "in.email": Text("E-mail address", "Adresse e-mail"),
    "in.password": Text("Password", "Mot de passe"),
    "in.button": Text("Sign in", "Se connecter"),
    "in.wrong": Text("This address and password do not go together.", "Cette adresse et ce mot de passe ne correspondent pas."),
    "in.slow": Text("Too many tries. Wait {n} minutes, then try again.", "Trop d’essais. Attendez {n} minutes, puis réessayez."),
    "in.slow.one": Text("Too many tries. Wait a minute, then try again.", "Trop d’essais. Attendez une minute, puis réessayez."),
    "in.nobody": Text(
        "Nobody can sign in yet: <code>cordee serve</code> prints the link to begin with.",
        "Personne ne peut encore se connecter : <code>cordee serve</code> affiche le lien pour commencer.",
    ),
    "setup.title": Text("Choose your password", "Choisissez votre mot de passe"),
    "setup.first": Text("You will be the administrator of this workspace.", "Vous administrerez cet espace de travail."),
    "setup.invited": Text("You were invited as {role}: {meaning}.", "Vous êtes invité avec le rôle {role} : {meaning}."),
    "setup.name": Text("Your name", "Votre nom"),
    "setup.again": Text("The same once more", "Encore une fois"),
    "setup.rule": Text("At least twelve characters; no common password.", "Au moins douze caractères ; pas de mot de passe courant."),
    "setup.button": Text("Enter", "Entrer"),
    "setup.used.title": Text("This link no longer opens", "Ce lien n’ouvre plus"),
    "setup.used": Text(
        "It was used, or is older than a week. Ask an administrator for another; the very first comes from <code>cordee serve</code>.",
        "Il a servi, ou date de plus d’une semaine. Demandez-en un autre à l’administration ; le tout premier vient de <code>cordee serve</code>.",
    ),
    "setup.differ": Text("The two passwords differ.", "Les deux mots de passe diffèrent."),
    "setup.taken": Text("Somebody signs in with this address already.", "Quelqu’un se connecte déjà avec cette adresse."),
    "me.title": Text("What do we keep about you?", "Que garde-t-on sur vous ?"),
    "me.answer": Text(
        "Your address, your name, your role, a scrambled password, the browsers where you are signed in, and what you did here.",
        "Votre adresse, votre nom, votre rôle, un mot de passe brouillé, les navigateurs où vous êtes connecté, et ce que vous avez fait ici.",
    ),
    "me.role": Text("Role", "Rôle"),
    "me.since": Text("Since", "Depuis"),
    "me.language": Text("Language", "Langue"),
    "me.language.now": Text("English", "français"),
    "me.language.how": Text("To read in another language, choose it at the top of any page; it is remembered. The language in cordee.toml holds for the report, the command line and those who come later.", "Pour lire dans une autre langue, choisissez-la en haut de n’importe quelle page ; ce choix est retenu. La langue de cordee.toml vaut pour le rapport, la ligne de commande et les personnes invitées ensuite."),
    "me.about": Text("About you", "Sur vous"),
    "me.save": Text("Save", "Enregistrer"),
    "me.saved": Text("Saved.", "Enregistré."),
    "me.password": Text("Change the password", "Changer de mot de passe"),
    "me.old": Text("Present password", "Mot de passe actuel"),
    "me.new": Text("New password", "Nouveau mot de passe"),
    "me.old.wrong": Text("The present password is not that one.", "Ce n’est pas le mot de passe actuel."),
    "me.change": Text("Change", "Changer"),
}  # fmt: skip
