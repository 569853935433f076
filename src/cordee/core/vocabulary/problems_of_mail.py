"""Problems of sending and receiving mail: TRUST-20 to TRUST-29."""

from __future__ import annotations

from cordee.core.vocabulary.problems import TrustProblem
from cordee.core.vocabulary.text import Text


class NoCarrier(TrustProblem):
    """Mail is to be sent, and nothing says through whom."""

    code = "TRUST-20"
    wrong = Text("This workspace sends no mail.", "Cet espace de travail n’envoie pas d’e-mail.")
    found = Text("Found: no {setting} in cordee.toml.", "Trouvé : pas de {setting} dans cordee.toml.")
    remedy = Text(
        "Write mail_url, mail_from and mail_name there; docs/howto/send-mail.md says how.",
        "Écrivez-y mail_url, mail_from et mail_name ; docs/howto/send-mail.md explique comment.",
    )
    standing = Text("Nothing was sent; what is queued stays queued.", "Rien n’a été envoyé ; ce qui est en file y reste.")


class NoWayBack(TrustProblem):
    """Mail is to be sent, and people could not reach the page on which they object."""

    code = "TRUST-21"
    wrong = Text(
        "People who receive a mail could not object with one click.",
        "Les destinataires ne pourraient pas s’opposer en un clic.",
    )
    found = Text("Found: base_url = {base_url} in cordee.toml.", "Trouvé : base_url = {base_url} dans cordee.toml.")
    remedy = Text(
        "Give base_url the https address by which others reach the pages.",
        "Donnez à base_url l’adresse https par laquelle d’autres atteignent les pages.",
    )
    standing = Text("Nothing was sent; what is queued stays queued.", "Rien n’a été envoyé ; ce qui est en file y reste.")


class LetterLacksFacts(TrustProblem):
    """A letter must say something that is not known."""

    code = "TRUST-22"
    wrong = Text(
        "The letter “{letter}” lacks something it must say.",
        "Il manque à la lettre « {letter} » quelque chose qu’elle doit dire.",
    )
    found = Text("Missing: {facts}.", "Manque : {facts}.")
    remedy = Text(
        "Give it, for the notice in cordee.toml: mail_recipients_en and mail_recipients_fr.",
        "Donnez-le, pour l’information dans cordee.toml : mail_recipients_en et mail_recipients_fr.",
    )
    standing = Text("Nothing was queued.", "Rien n’a été mis en file.")


class NoSuchLetter(TrustProblem):
    """A letter that does not exist was asked for."""

    code = "TRUST-23"
    wrong = Text("There is no letter {letter}.", "La lettre {letter} n’existe pas.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("Choose one of them.", "Choisissez l’une d’elles.")


class BadMailSetting(TrustProblem):
    """A line of cordee.toml about mail cannot be understood."""

    code = "TRUST-24"
    wrong = Text("The line {setting} of cordee.toml cannot be used.", "La ligne {setting} de cordee.toml est inutilisable.")
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text(
        "Correct it; docs/howto/send-mail.md shows each form.", "Corrigez-la ; docs/howto/send-mail.md montre chaque forme."
    )


class NoMailbox(TrustProblem):
    """Mail that came back is to be read, and there is no mailbox, or it does not open."""

    code = "TRUST-25"
    wrong = Text("The mailbox of returned mail cannot be read.", "La boîte des retours d’e-mail est illisible.")
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text(
        "Write mailbox in cordee.toml: a Maildir or an IMAP address; docs/howto/send-mail.md says how.",
        "Écrivez mailbox dans cordee.toml : un Maildir ou une adresse IMAP ; docs/howto/send-mail.md explique comment.",
    )


class TooLate(TrustProblem):
    """A letter that is to be withdrawn has gone already."""

    code = "TRUST-27"
    wrong = Text("Letter {id} can no longer be withdrawn.", "La lettre {id} ne peut plus être retirée.")
    found = Text("Found: {state}.", "Trouvé : {state}.")
    remedy = Text("Write to the person if it was wrong.", "Écrivez à la personne si c’était une erreur.")
