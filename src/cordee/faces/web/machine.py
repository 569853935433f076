"""What cordee.toml may say: the settings of the machine, read when the pages are served. What the team decides is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from cordee.core.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class MachineSetting:
    """One line of cordee.toml: its name, its meaning, and what holds where it is not there, as one writes it."""

    name: str
    meaning: Text
    default: str


MACHINE: tuple[MachineSetting, ...] = (
    MachineSetting(
        "zone",
        Text("Zone of times that a file gives without one, and of the pages", "Fuseau des heures qu’un fichier donne sans fuseau, et des pages"),
        '"UTC"',
    ),
    MachineSetting("language", Text("Language of the report and the command line, and of users who come later: en or fr; others switch at the top of a page", "Langue du rapport, de la ligne de commande et des futurs utilisateurs : en ou fr ; les autres en changent en haut d’une page"), '"en"'),
    MachineSetting("memory", Text("Memory that a computation may take", "Mémoire qu’un calcul peut prendre"), '"1200MB"'),
    MachineSetting("threads", Text("Cores that a computation may use", "Cœurs qu’un calcul peut utiliser"), "2"),
    MachineSetting(
        "base_url",
        Text("Address by which others reach the pages; empty: this machine only", "Adresse par laquelle d’autres atteignent les pages ; vide : cette machine seulement"),
        '""',
    ),
    MachineSetting(
        "proxies",
        Text(
            "Addresses of the proxies that may say whom they speak for, separated by commas; empty: this machine and private networks",
            "Adresses des serveurs mandataires qui peuvent dire pour qui ils parlent, séparées par des virgules ; vide : cette machine et les réseaux privés",
        ),
        '""',
    ),
    MachineSetting(
        "session_hours",
        Text("Hours after which a browser that stays away is signed out", "Heures après lesquelles un navigateur absent est déconnecté"),
        "336",
    ),
    MachineSetting(
        "upload_megabytes",
        Text("Megabytes that one upload may hold, and a fifth of what one user may send in a day; 0: as many as the disk has room for", "Mégaoctets que peut contenir un envoi, et le cinquième de ce qu’un utilisateur peut envoyer par jour ; 0 : autant que le disque en accueille"),
        "2000",
    ),
    MachineSetting(
        "alert_exports",
        Text("Files of people or accounts that one user may take out in a day before administrators are told by mail; 0: never told", "Fichiers de personnes ou de comptes qu’un utilisateur peut emporter en un jour avant que l’administration soit prévenue par e-mail ; 0 : jamais prévenue"),
        "50",
    ),
    MachineSetting(
        "alert_looks",
        Text("The same for pages of people and accounts that one user looks at", "De même pour les pages de personnes et de comptes qu’un utilisateur regarde"),
        "1000",
    ),
    MachineSetting(
        "records_url",
        Text("Address of a PostgreSQL database for what people type in; empty: SQLite in the workspace", "Adresse d’une base PostgreSQL pour ce que l’on saisit ; vide : SQLite dans l’espace de travail"),
        '""',
    ),
    MachineSetting(
        "watch_inbox",
        Text(
            "While the pages are served, a file that lies still in inbox/ is taken in by itself within half a minute; false: only when asked",
            "Tant que les pages sont servies, un fichier posé dans inbox/ est importé de lui-même en moins d’une demi-minute ; false : seulement sur demande",
        ),
        "true",
    ),
    MachineSetting(
        "nightly",
        Text(
            'Hour, in that zone, at which the served pages compute once a day: "02:30"; empty: never',
            'Heure, dans ce fuseau, à laquelle les pages servies calculent une fois par jour : "02:30" ; vide : jamais',
        ),
        '""',
    ),
    MachineSetting(
        "mail_url",
        Text(
            "Carrier of our mail: smtp://name@host:587, smtps://…, anymail:brevo …; its password comes from CORDEE_MAIL_PASSWORD; empty: no mail is sent",
            "Transporteur de nos e-mails : smtp://nom@hote:587, smtps://…, anymail:brevo … ; son mot de passe vient de CORDEE_MAIL_PASSWORD ; vide : aucun e-mail ne part",
        ),
        '""',
    ),
    MachineSetting("mail_from", Text("Address that our mail comes from", "Adresse dont partent nos e-mails"), '""'),
    MachineSetting("mail_name", Text("Name of the company that writes", "Nom de l’entreprise qui écrit"), '""'),
    MachineSetting("mail_place", Text("Its postal address, in one line", "Son adresse postale, sur une ligne"), '""'),
    MachineSetting(
        "mail_recipients_en",
        Text("Who receives the data we hold, for the notice in English", "Qui reçoit les données que nous avons, pour l’information en anglais"),
        '""',
    ),
    MachineSetting(
        "mail_recipients_fr",
        Text("Who receives the data we hold, for the notice in French", "Qui reçoit les données que nous avons, pour l’information en français"),
        '""',
    ),
    MachineSetting(
        "message_own",
        Text(
            "What the company’s products are called, for the check of messages, separated by commas; its name and its offers are known",
            "Comment s’appellent les produits de l’entreprise, pour la relecture des messages, séparés par des virgules ; son nom et ses offres sont connus",
        ),
        '""',
    ),
    MachineSetting(
        "message_known",
        Text(
            "Words and letters that our readers know, so that the check of messages does not call them jargon, separated by commas",
            "Mots et sigles que nos lecteurs connaissent, pour que la relecture des messages n’y voie pas de jargon, séparés par des virgules",
        ),
        '""',
    ),
    MachineSetting(
        "message_avoided",
        Text(
            "Words that we do not want in our messages, separated by commas",
            "Mots dont nous ne voulons pas dans nos messages, séparés par des virgules",
        ),
        '""',
    ),
    MachineSetting(
        "mailbox",
        Text(
            "Mailbox of returned mail: maildir:/folder or imaps://name@host/INBOX; its password comes from CORDEE_MAILBOX_PASSWORD; empty: nobody reads returns",
            "Boîte des retours : maildir:/dossier ou imaps://nom@hote/INBOX ; son mot de passe vient de CORDEE_MAILBOX_PASSWORD ; vide : personne ne lit les retours",
        ),
        '""',
    ),
    MachineSetting(
        "mail_returns",
        Text(
            "Address of that mailbox; it must take what follows a +: bounce+abc@house.example; empty: bounce@ and the domain of mail_from",
            "Adresse de cette boîte ; elle doit accepter ce qui suit un + : bounce+abc@maison.example ; vide : bounce@ et le domaine de mail_from",
        ),
        '""',
    ),
)  # fmt: skip


def written(value: object) -> str:
    """Write a value as cordee.toml has it.

    Examples
    --------
    >>> written(True), written("02:30"), written(2)
    ('true', '"02:30"', '2')
    """
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else f'"{value}"'
