"""The documents themselves: which sections each has, and the sentences that are its own."""

from __future__ import annotations

from cordee.core.trust.documents import sections as of
from cordee.core.trust.documents.document import KINDS, Facts, Kind, Section, bullets, written
from cordee.core.vocabulary.text import Language, Text


def make(kind: Kind, facts: Facts, language: Language) -> str:
    """Write a document from the facts, as Markdown; what only the company can fill in is a gap that one sees.

    Examples
    --------
    >>> print(make("record", Facts(), "fr").splitlines()[0])
    # Registre des traitements (art. 30)
    """
    build = {"record": _record, "notice": _notice, "works-council": _works_council, "assessment": _assessment}[kind]
    return written(KINDS[kind].in_language(language), [of.caveat(language), *build(facts, language)])


def _record(facts: Facts, language: Language) -> list[Section]:
    return [
        of.controller(facts, language),
        of.purposes(language),
        _basis(facts, language),
        of.plain(language, Text("Whom it concerns", "Qui est concerné"), _CONCERNED.in_language(language)),
        of.categories(facts, language),
        of.sources(facts, language),
        of.recipients(facts, language),
        of.transfers(facts, language),
        of.retention(facts, language),
        of.security(facts, language),
    ]


def _notice(facts: Facts, language: Language) -> list[Section]:
    told = Text(
        "We hold data about people who work for companies that are, were or may become our customers. Part of it comes from others "
        "than you; this text says what, from where, what for, and what you may ask.",
        "Nous détenons des données sur des personnes qui travaillent pour des entreprises clientes, anciennes clientes ou susceptibles "
        "de le devenir. Une partie ne vient pas de vous ; ce texte dit quoi, d’où, pour quoi faire, et ce que vous pouvez demander.",
    )
    return [
        of.plain(language, Text("Why you read this", "Pourquoi vous lisez ceci"), told.in_language(language)),
        of.controller(facts, language),
        of.purposes(language),
        _basis(facts, language),
        of.categories(facts, language),
        of.sources(facts, language),
        of.recipients(facts, language),
        of.transfers(facts, language),
        of.retention(facts, language),
        of.limits(facts, language),
        of.rights(facts, language),
    ]


def _works_council(facts: Facts, language: Language) -> list[Section]:
    seen = (
        Text(
            "which of our people invited, wrote or shared, where an export names them",
            "qui de chez nous a invité, écrit ou partagé, si un export le nomme",
        ),
        Text("who owns an account, where the customer file names them", "qui suit un compte, si le fichier clients le nomme"),
        Text(
            "who signs in here, with which role, and what they changed",
            "qui se connecte ici, avec quel rôle, et ce que chacun a changé",
        ),
        Text(
            "pay, gifts and other ties that were entered in the register of interests",
            "les rémunérations, cadeaux et autres liens saisis au registre des intérêts",
        ),
    )
    law = (
        Text(
            "Employees are free to express themselves; a restriction must be justified and proportionate (Labour Code, L.1121-1).",
            "Les salariés s’expriment librement ; une restriction doit être justifiée et proportionnée (Code du travail, L.1121-1).",
        ),
        Text(
            "A picture of an employee needs their explicit consent (Civil Code, art. 9; Soc. 19 January 2022, no 20-12.420).",
            "L’image d’un salarié demande son accord exprès (Code civil, art. 9 ; Soc. 19 janvier 2022, no 20-12.420).",
        ),
        Text(
            "Speaking for the company rests on volunteering; whoever is told to speak is no volunteer.",
            "La prise de parole pour l’entreprise repose sur le volontariat ; qui reçoit l’ordre de parler n’est pas volontaire.",
        ),
        Text(
            "Gifts and bonuses for speaking may be subject to social contributions; have it checked.",
            "Les cadeaux et primes liés à la prise de parole peuvent être soumis à cotisations ; faites-le vérifier.",
        ),
    )
    who = Text("Employees concerned", "Salariés concernés")
    return [
        of.controller(facts, language),
        of.plain(language, who, facts.field_of("employees", language)),
        of.purposes(language),
        of.plain(
            language, Text("What it shows of employees", "Ce qu’il montre des salariés"),
            bullets([one.in_language(language) for one in seen], ""),
        ),
        of.sources(facts, language),
        of.recipients(facts, language),
        of.rules(facts, language, ("fairness", "honesty", "disclosure"), Text("Rules that the company set itself", "Règles que l’entreprise s’est données")),
        of.rules(facts, language, ("pressure",), Text("No pressure", "Pas de pression")),
        of.plain(language, Text("What the law says", "Ce que dit le droit"), bullets([one.in_language(language) for one in law], "")),
        of.retention(facts, language),
        of.plain(language, Text("Information and consultation", "Information et consultation"), facts.field_of("consulted", language)),
    ]  # fmt: skip


def _assessment(facts: Facts, language: Language) -> list[Section]:
    necessary = Text(
        "The system reads exports of tools that the company uses already; it fetches nothing, and buys no data. What it measures, it "
        "measures by company and technique. Files of letters and of visitors’ addresses are read and not kept.",
        "Le système lit les exports d’outils que l’entreprise utilise déjà ; il ne va rien chercher et n’achète aucune donnée. Ce qu’il "
        "mesure, il le mesure par entreprise et par technique. Les fichiers de lettres et d’adresses de visiteurs sont lus sans être gardés.",
    )
    balance = Text(
        "The data is about people at work, in their trade. They are told, may object without a reason, and are not decided about by "
        "the system. Against it stands that part of the data was not given by them, and that several sources are brought together.",
        "Les données concernent des personnes au travail, dans leur métier. Elles sont informées, peuvent s’opposer sans motif, et le "
        "système ne décide rien à leur sujet. À l’inverse, une partie des données ne vient pas d’elles, et plusieurs sources sont réunies.",
    )
    expected = Text("Why they may expect it", "Pourquoi elles peuvent s’y attendre")
    return [
        of.controller(facts, language),
        of.plain(language, Text("1. The interest", "1. L’intérêt"), facts.field_of("interest", language)),
        of.purposes(language),
        of.plain(language, Text("2. Is it necessary", "2. Est-ce nécessaire"), necessary.in_language(language)),
        of.categories(facts, language),
        of.sources(facts, language),
        of.plain(language, Text("3. The balance", "3. La balance"), balance.in_language(language)),
        of.plain(language, expected, facts.field_of("expected", language)),
        of.retention(facts, language),
        of.limits(facts, language),
        of.rights(facts, language),
        of.security(facts, language),
        of.plain(language, Text("4. Conclusion", "4. Conclusion"), facts.field_of("conclusion", language)),
    ]


def _basis(facts: Facts, language: Language) -> Section:
    note = Text(
        "Where the basis is the legitimate interest (art. 6(1)(f)), its assessment is a document of its own.",
        "Si la base est l’intérêt légitime (art. 6, par. 1, f), son évaluation fait l’objet d’un document à part.",
    )
    return of.plain(
        language, Text("On what basis", "Sur quelle base"), facts.field_of("basis", language), note.in_language(language)
    )


_CONCERNED = Text(
    "People at companies that are, were or may become customers; people who speak of the company, paid or not; employees who "
    "carry its contacts; users of the system.",
    "Personnes des entreprises clientes, anciennes clientes ou susceptibles de le devenir ; personnes qui parlent de l’entreprise, "
    "payées ou non ; salariés qui portent ses contacts ; utilisateurs du système.",
)
