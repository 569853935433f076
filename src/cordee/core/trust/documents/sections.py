"""Sections that several documents have: what is held, from where, who sees it, how long, which rules the system keeps."""

from __future__ import annotations

from collections.abc import Sequence

from cordee.core.trust.documents.document import Facts, Held, Section, bullets
from cordee.core.trust.rule import Severity
from cordee.core.vocabulary.text import Language, Text

TABLES: dict[str, Text] = {
    "person_records": Text(
        "Contacts: name, business addresses and telephone, job title, employer, as the sources give them",
        "Fiches de personnes : nom, coordonnées professionnelles, fonction, employeur, tels que les sources les donnent",
    ),
    "organisation_records": Text(
        "Companies: name, identifiers, place, industry, owner of the account",
        "Entreprises : nom, identifiants, lieu, secteur, responsable du compte",
    ),
    "touches": Text(
        "Contacts between us and somebody: day, technique, campaign, content, what they did (opened, clicked, attended), under which name or address, who of our people brought it",
        "Contacts entre nous et quelqu’un : jour, technique, campagne, contenu, ce qui a été fait (ouvrir, cliquer, assister), sous quel nom ou quelle adresse, qui de chez nous l’a porté",
    ),
    "interactions": Text(
        "Who answered, shared, recommended or met whom, when, on what",
        "Qui a répondu, partagé, recommandé ou rencontré qui, quand, à quel sujet",
    ),
    "contents": Text("Texts, videos and events, with their authors", "Textes, vidéos et événements, avec leurs auteurs"),
    "deals": Text(
        "Sales opportunities of companies, with those who take part",
        "Affaires des entreprises, avec les personnes qui y prennent part",
    ),
    "orders": Text("Orders of companies", "Commandes des entreprises"),
    "answers": Text("Answers to questions and surveys", "Réponses à des questions et enquêtes"),
    "consents": Text(
        "Consents and objections as other tools knew them",
        "Consentements et oppositions tels que d’autres outils les connaissaient",
    ),
    "costs": Text("Costs of campaigns, without persons", "Coûts des campagnes, sans personne"),
}
SEVERITIES: dict[Severity, Text] = {
    "blocks": Text("blocks", "bloque"),
    "needs_reason": Text("needs a reason", "demande une raison"),
    "warns": Text("warns", "avertit"),
    "off": Text("off", "désactivée"),
}


def caveat(language: Language) -> Section:
    """Say what the document is not."""
    heading = Text("What this text is", "Ce qu’est ce texte")
    body = Text(
        "Made by Cordée from its settings of the day, then edited by the company. It is what an engineer can tell about the system, "
        "not legal advice: have it read by somebody who knows the law before you rely on it. What stands between "
        "brackets, the company alone can fill in.",
        "Établi par Cordée d’après ses réglages du jour, puis modifié par l’entreprise. C’est ce qu’un ingénieur peut dire du système, "
        "pas un avis juridique : faites-le relire par une personne qui connaît le droit avant de vous y fier. Ce qui figure entre "
        "crochets, l’entreprise seule peut le compléter.",
    )
    return _section(language, heading, body.in_language(language))


def controller(facts: Facts, language: Language) -> Section:
    """Say who decides and whom to reach."""
    lines = [facts.field_of(name, language) for name in ("controller", "address", "dpo", "contact")]
    labels = (
        Text("Controller", "Responsable du traitement"),
        Text("Address", "Adresse"),
        Text("Data protection officer", "Délégué à la protection des données"),
        Text("Contact", "Contact"),
    )
    colon = ": " if language == "en" else "\u00a0: "
    listed = [f"{label.in_language(language)}{colon}{line}" for label, line in zip(labels, lines, strict=True)]
    return _section(language, Text("Who decides", "Qui décide"), bullets(listed, ""))


def purposes(language: Language) -> Section:
    """Say what the system does with the data; nothing that is not built."""
    lines = (
        Text(
            "To bring together what several tools hold about one person or company",
            "Réunir ce que plusieurs outils savent d’une même personne ou entreprise",
        ),
        Text(
            "To see where each company stands on its way to a purchase",
            "Voir où en est chaque entreprise sur le chemin d’un achat",
        ),
        Text(
            "To measure which techniques of marketing bring business",
            "Mesurer quelles techniques de marketing amènent des affaires",
        ),
        Text(
            "To remember what people agreed and objected to, and to keep to it",
            "Retenir ce à quoi les personnes ont consenti ou se sont opposées, et s’y tenir",
        ),
        Text(
            "To keep a register of what ties people to companies: pay, gifts, employment, shares, friendship",
            "Tenir un registre de ce qui lie des personnes à des entreprises : rémunération, cadeaux, emploi, parts, amitié",
        ),
    )
    after = Text(
        "No decision about a person is taken by the system alone.",
        "Aucune décision concernant une personne n’est prise par le système seul.",
    )
    listed = bullets([one.in_language(language) for one in lines], "")
    return _section(language, Text("What for", "Pour quoi faire"), f"{listed}\n\n{after.in_language(language)}")


def categories(facts: Facts, language: Language) -> Section:
    """Say which data is held: the tables that hold rows."""
    held = [text.in_language(language) for name, text in TABLES.items() if name in facts.tables]
    none = Text("Nothing has been taken in yet.", "Rien n’a encore été importé.")
    return _section(language, Text("Which data", "Quelles données"), bullets(held, none.in_language(language)))


def sources(facts: Facts, language: Language) -> Section:
    """Say where the data comes from: the formats of the files that were taken in."""
    none = Text("Nothing has been taken in yet.", "Rien n’a encore été importé.")
    listed = bullets([one.in_language(language) for one in facts.sources], none.in_language(language))
    return _section(language, Text("Where the data comes from", "D’où viennent les données"), listed)


def recipients(facts: Facts, language: Language) -> Section:
    """Say who sees the data: the roles that somebody has, the carrier of mail, who runs the machine."""
    colon = ": " if language == "en" else "\u00a0: "
    lines = [f"{name.in_language(language)}{colon}{may.in_language(language)}" for name, may in facts.roles]
    mail = (
        Text("Mail leaves through {host}", "L’e-mail part par {host}")
        if facts.mail_host
        else Text("Cordée sends no mail", "Cordée n’envoie pas d’e-mail")
    )
    lines.append(mail.in_language(language, host=facts.mail_host) if facts.mail_host else mail.in_language(language))
    host = Text("The machine is run by", "La machine est exploitée par")
    lines.append(f"{host.in_language(language)}{colon}{facts.field_of('host', language)}")
    other = Text(
        "Cordée itself sends data to no other party and asks none for any.",
        "Cordée n’envoie d’elle-même de données à aucun autre tiers et n’en demande à aucun.",
    )
    return _section(language, Text("Who sees it", "Qui les voit"), bullets(lines, "") + f"\n\n{other.in_language(language)}")


def transfers(facts: Facts, language: Language) -> Section:
    """Say what leaves the European Union; only the company knows."""
    return _section(
        language, Text("Outside the European Union", "Hors de l’Union européenne"), facts.field_of("transfers", language)
    )


def retention(facts: Facts, language: Language) -> Section:
    """Say how long data is kept: the months that are set here, then the rules of retention as they hold."""
    colon = ": " if language == "en" else "\u00a0: "
    months = Text("{n} months", "{n} mois")
    lines = [
        f"{meaning.in_language(language)}{colon}**{months.in_language(language, n=value)}**" for meaning, value in facts.kept
    ]
    lines += [_rule(one, language) for one in facts.rules_of("retention")]
    none = Text(
        "No rule of retention holds: they were switched off.", "Aucune règle de durée ne s’applique : elles ont été désactivées."
    )
    return _section(language, Text("How long", "Combien de temps"), bullets(lines, none.in_language(language)))


def limits(facts: Facts, language: Language) -> Section:
    """Say how often and when people are contacted, and every other number that bears on them."""
    colon = ": " if language == "en" else "\u00a0: "
    lines = [_rule(one, language) for one in facts.rules_of("consent", "pressure")]
    if facts.channels:
        seen = Text("Ways of contact that the data shows", "Voies de contact que montrent les données").in_language(language)
        lines.append(f"{seen}{colon}{', '.join(one.in_language(language) for one in facts.channels)}")
    lines += [f"{meaning.in_language(language)}{colon}**{value}**" for meaning, value in facts.settings]
    return _section(language, Text("How people are contacted", "Comment les personnes sont contactées"), bullets(lines, "–"))


def rights(facts: Facts, language: Language) -> Section:
    """Say what people may ask, of whom, and how soon they are answered."""
    colon = ": " if language == "en" else "\u00a0: "
    lines = [
        Text("to see what is held about them and to have a copy", "voir ce qui est détenu à leur sujet et en avoir copie"),
        Text(
            "to have it corrected or erased, or its use restricted", "le faire corriger ou effacer, ou en faire limiter l’usage"
        ),
        Text(
            "to object; an objection to prospecting needs no reason",
            "s’opposer ; l’opposition à la prospection n’a pas à être motivée",
        ),
        Text("to take back a consent at any time", "retirer un consentement à tout moment"),
    ]
    before = Text("People may ask:", "Les personnes peuvent demander à :")
    soon = Text("They have an answer within one month.", "Elles ont une réponse dans le mois.")
    write, complain = Text("Write to", "Écrire à"), Text("Complaints", "Réclamations")
    ends = [
        f"{write.in_language(language)}{colon}{facts.field_of('contact', language)}",
        f"{complain.in_language(language)}{colon}{facts.field_of('authority', language)}",
    ]
    body = f"{before.in_language(language)}\n\n{bullets([one.in_language(language) for one in lines], '')}\n\n{soon.in_language(language)}\n\n{bullets(ends, '')}"
    return _section(language, Text("Rights", "Droits"), body)


def security(facts: Facts, language: Language) -> Section:
    """Say how the data is protected, as the system truly does it."""
    reach = (
        Text("The pages are reached at {address}", "Les pages sont servies à {address}")
        if facts.served_at
        else Text("The pages are reached from this machine only", "Les pages ne sont accessibles que depuis cette machine")
    )
    lines = [
        reach.in_language(language, address=facts.served_at) if facts.served_at else reach.in_language(language),
        Text("Nobody signs up: each user comes by a link that opens once, with a role", "Pas d’inscription libre : chacun vient par un lien à usage unique, avec un rôle").in_language(language),
        Text("Passwords are kept as salted hashes only", "Les mots de passe ne sont gardés que sous forme d’empreintes salées").in_language(language),
        Text("An audit log notes who changed, exported or sent what", "Un journal d’audit note qui a changé, exporté ou envoyé quoi").in_language(language),
        Text("Registers name people by a keyed hash, not by their address", "Les registres désignent les personnes par une empreinte à clé, pas par leur adresse").in_language(language),
        Text("What people type in is kept in {records}", "Ce que l’on saisit est gardé dans {records}").in_language(language, records=facts.records),
    ]  # fmt: skip
    return _section(language, Text("How it is protected", "Comment c’est protégé"), bullets(lines, ""))


def rules(facts: Facts, language: Language, areas: Sequence[str], heading: Text) -> Section:
    """Give the rules of some areas as they hold, with what the system checks by itself."""
    lines = [_rule(one, language) for one in facts.rules_of(*areas)]
    return _section(language, heading, bullets(lines, "–"))


def plain(language: Language, heading: Text, *paragraphs: str) -> Section:
    """Give a section of paragraphs."""
    return _section(language, heading, "\n\n".join(paragraphs))


def _rule(one: Held, language: Language) -> str:
    checked = Text("checked by Cordée", "vérifiée par Cordée") if one.checked else Text("a reminder", "un rappel")
    return f"{one.says.in_language(language)} ({SEVERITIES[one.severity].in_language(language)}, {checked.in_language(language)})"


def _section(language: Language, heading: Text, body: str) -> Section:
    return Section(heading.in_language(language), body)
