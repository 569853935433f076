"""What somebody who signs in is told by mail: that a key of theirs changed, or that somebody tried one.

The letter holds no secret and no link that lets anybody in; it goes whatever the caps and the quiet hours say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cordee.core.trust.letter import Fact, Letter
from cordee.core.vocabulary.text import Language, Text

Change = Literal[
    "password", "factor_on", "factor_off", "factor_reset", "codes", "recovery", "role", "closed", "opened", "token", "browser",
    "password_link", "tries", "replayed", "attack", "exports", "looks",
]  # fmt: skip
CHANGES: dict[Change, Text] = {
    "password": Text("Your password was changed.", "Votre mot de passe a changé."),
    "factor_on": Text("A second factor was switched on.", "Un second facteur a été activé."),
    "factor_off": Text("Your second factor was switched off.", "Votre second facteur a été désactivé."),
    "factor_reset": Text(
        "Your second factor was taken away, and you were signed out everywhere. Set one up anew when you sign in.",
        "Votre second facteur a été retiré, et vous avez été déconnecté partout. Activez-en un autre à la prochaine connexion.",
    ),
    "codes": Text(
        "New recovery codes were made; the earlier ones open nothing.",
        "De nouveaux codes de secours ont été créés ; les précédents n’ouvrent plus rien.",
    ),
    "recovery": Text(
        "Somebody signed in with your password and a recovery code.",
        "Quelqu’un s’est connecté avec votre mot de passe et un code de secours.",
    ),
    "role": Text("Your role is now: {role}.", "Votre rôle est désormais : {role}."),
    "closed": Text("Your access was closed.", "Votre accès a été fermé."),
    "opened": Text("Your access was opened again.", "Votre accès a été rouvert."),
    "token": Text(
        "A token was made with which programs read in your name.",
        "Un jeton a été créé, avec lequel des programmes lisent en votre nom.",
    ),
    "browser": Text(
        "Somebody signed in as you with a browser that we did not know.",
        "Quelqu’un s’est connecté à votre place avec un navigateur que nous ne connaissions pas.",
    ),
    "password_link": Text(
        "A link was made with which a new password can be chosen for you. It was handed to whoever made it, not to you.",
        "Un lien a été créé, avec lequel un nouveau mot de passe peut être choisi pour vous. Il a été remis à qui l’a créé, pas à vous.",
    ),
    "tries": Text(
        "Somebody tried wrong passwords or codes at your address until the door was closed for a while. Nobody came in by them.",
        "Quelqu’un a essayé de faux mots de passe ou codes à votre adresse, jusqu’à ce que la porte se ferme un moment. Personne n’est entré ainsi.",
    ),
    "replayed": Text(
        "A code of your telephone was shown a second time, and refused: somebody may have read it over your shoulder.",
        "Un code de votre téléphone a été présenté une seconde fois, et refusé : quelqu’un l’a peut-être lu par-dessus votre épaule.",
    ),
    "attack": Text(
        "Wrong passwords were tried from one place, at one address or many, until that place was closed for a while.",
        "De faux mots de passe ont été essayés depuis un même endroit, pour une ou plusieurs adresses, jusqu’à ce que cet endroit soit fermé un moment.",
    ),
    "exports": Text(
        "Somebody took unusually many files of people or accounts out within a day.",
        "Quelqu’un a emporté en un jour un nombre inhabituel de fichiers de personnes ou de comptes.",
    ),
    "looks": Text(
        "Somebody looked at unusually many pages of people and accounts within a day.",
        "Quelqu’un a regardé en un jour un nombre inhabituel de pages de personnes et de comptes.",
    ),
}
ALERTS: tuple[Change, ...] = ("attack", "exports", "looks")
BY_THEMSELVES = Text("you, or somebody with your keys", "vous, ou quelqu’un qui a vos clés")
BY_A_STRANGER = Text("somebody whom we do not know", "quelqu’un que nous ne connaissons pas")
AT_THE_MACHINE = Text("somebody at the machine itself", "quelqu’un devant la machine elle-même")

SECURITY = Letter(
    "security",
    "answer",
    Text("A key to somebody’s access changed", "Une clé de l’accès de quelqu’un a changé"),
    (
        Fact("what", Text("what changed", "ce qui a changé")),
        Fact("on", Text("when it changed", "quand cela a changé")),
        Fact("who", Text("who did it", "qui l’a fait")),
        Fact("account", Text("the address of the user’s page", "l’adresse de la page de l’utilisateur"), link=True),
    ),
    Text("Your access to Cordée at {writer} changed", "Votre accès à Cordée chez {writer} a changé"),
    (
        Text("{what}", "{what}"),
        Text("When: {on}. By: {who}.", "Quand : {on}. Par : {who}."),
        Text(
            "If this was you, or you know of it, there is nothing to do.",
            "Si cela vient de vous, ou si vous êtes au courant, il n’y a rien à faire.",
        ),
        Text(
            "If not: change your password at once, sign out every browser and revoke every token on your page, and tell an administrator.",
            "Sinon : changez tout de suite votre mot de passe, déconnectez tous les navigateurs et révoquez tous les jetons sur votre page, et prévenez un administrateur.",
        ),
        Text(
            "We never ask for your password by mail, and this message asks for nothing.",
            "Nous ne demandons jamais votre mot de passe par e-mail, et ce message ne demande rien.",
        ),
    ),
    Text("you sign in to Cordée with this address.", "vous vous connectez à Cordée avec cette adresse."),
    (Text("Open my page", "Ouvrir ma page"), "account"),
)  # fmt: skip

ALERT = Letter(
    "alert",
    "answer",
    Text("Something unusual", "Un fait inhabituel"),
    (
        Fact("what", Text("what happened", "ce qui s’est passé")),
        Fact("on", Text("when", "quand")),
        Fact("who", Text("who did it", "qui l’a fait")),
        Fact("account", Text("the address of the audit log", "l’adresse du journal d’audit"), link=True),
    ),
    Text("Something unusual in Cordée at {writer}", "Un fait inhabituel dans Cordée chez {writer}"),
    (
        Text("{what}", "{what}"),
        Text("When: {on}. By: {who}.", "Quand : {on}. Par : {who}."),
        Text(
            "The audit log has the rest. Where somebody should not be in, shut them out under Settings, People and roles.",
            "Le journal d’audit a le reste. Si quelqu’un ne doit pas être là, fermez-lui l’accès sous Réglages, Personnes et rôles.",
        ),
    ),
    Text("you administer Cordée with this address.", "vous administrez Cordée avec cette adresse."),
    (Text("Open the audit log", "Ouvrir le journal d’audit"), "account"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Warned:
    """Whom to tell of a change: a user's address, language and name.

    Parameters
    ----------
    user
        The user's number.
    """

    user: int
    address: str
    language: Language
    name: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed, when, who did it, and the entry of the audit log that says so.

    Parameters
    ----------
    who
        In words: a name, or one of the texts above, with the browser where it is known.
    """

    what: Change
    at: datetime
    who: Text
    entry: int
    role: Text | None = None

    def words(self, language: Language) -> str:
        """Say what changed.

        Examples
        --------
        >>> from datetime import UTC
        >>> Changed("role", datetime(2026, 3, 1, tzinfo=UTC), BY_THEMSELVES, 1, Text("reader", "lecteur")).words("fr")
        'Votre rôle est désormais : lecteur.'
        """
        role = self.role.in_language(language) if self.role is not None else ""
        return CHANGES[self.what].in_language(language, role=role)
