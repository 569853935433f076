"""Problems that a user can meet: one class each, a code that never changes, four sentences in two languages.

A problem says what is wrong, what was found, what to do, and how the data stands now. What a programmer
did wrong is a ``ValueError`` or ``TypeError`` instead.

Problem
├── WorkspaceProblem   WORKSPACE-nn   the folder, its lock, its version
├── IntakeProblem      INTAKE-nn      a file and its columns
├── QuestionProblem    QUESTION-nn    what was asked of the results
├── TrustProblem       TRUST-nn       a person, and what may be done with them
├── VoiceProblem       VOICE-nn       territories, surveys, who is listened to
├── AccessProblem      ACCESS-nn      who asks, and whether they may
├── ExperimentProblem  MEASURE-20…39  an experiment’s table (problems_of_experiments.py)
├── TrialProblem       MEASURE-60…69  an experiment as a record (problems_of_trials.py)
├── DecisionProblem    MEASURE-90…99  a decision (problems_of_decisions.py)
└── MachineProblem     MACHINE-nn     disk, memory, missing pieces
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import ClassVar

from cordee.core.vocabulary.text import Language, Text


class Problem(Exception):
    """Something that the user can understand and mend; subclasses declare the four sentences."""

    code: ClassVar[str] = ""
    wrong: ClassVar[Text]
    found: ClassVar[Text]
    remedy: ClassVar[Text]
    standing: ClassVar[Text] = Text("Nothing was changed.", "Rien n’a été modifié.")

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.in_language("en"))

    def sentences(self, language: Language) -> tuple[str, str, str, str]:
        """Give the four sentences: wrong, found, remedy, standing; facts that are texts in the same language."""
        facts = {name: fact.in_language(language) if isinstance(fact, Text) else fact for name, fact in self.facts.items()}
        wrong, found, remedy, standing = (
            text.in_language(language, **facts) for text in (self.wrong, self.found, self.remedy, self.standing)
        )
        return wrong, found, remedy, standing

    def in_language(self, language: Language) -> str:
        """Give the whole message, the code first."""
        wrong, found, remedy, standing = self.sentences(language)
        return f"{self.code}  {wrong}\n{found}\n{remedy}\n{standing}"


class WorkspaceProblem(Problem):
    """The folder, its lock or its version is in the way."""


class IntakeProblem(Problem):
    """A file could not be taken in."""


class QuestionProblem(Problem):
    """What was asked cannot be answered as asked."""


class TrustProblem(Problem):
    """A person is not known, or may not be dealt with so."""


class VoiceProblem(Problem):
    """A territory, a survey or what makes somebody a voice cannot be as it is asked."""


class AccessProblem(Problem):
    """Who asks is not known, or may not see this."""


class MachineProblem(Problem):
    """The machine lacks something: room on the disk, a program."""


class NoWorkspace(WorkspaceProblem):
    """No folder upward holds a cordee.toml."""

    code = "WORKSPACE-01"
    wrong = Text("{folder} is not a Cordée workspace.", "{folder} n’est pas un espace de travail Cordée.")
    found = Text("Found: no cordee.toml there or above.", "Trouvé : aucun cordee.toml à cet endroit ni au-dessus.")
    remedy = Text("Make one: cordee init {folder}", "Créez-en un : cordee init {folder}")


class WorkspaceExists(WorkspaceProblem):
    """A workspace would be made where one is already."""

    code = "WORKSPACE-02"
    wrong = Text("{folder} is a workspace already.", "{folder} est déjà un espace de travail.")
    found = Text("Found: its cordee.toml.", "Trouvé : son cordee.toml.")
    remedy = Text("Use it as it is, or choose another folder.", "Utilisez-le tel quel, ou choisissez un autre dossier.")


class SecondWriter(WorkspaceProblem):
    """Another command is writing in this workspace."""

    code = "WORKSPACE-03"
    wrong = Text("Another command is writing in {folder}.", "Une autre commande écrit dans {folder}.")
    found = Text("Found: its lock, held by process {process}.", "Trouvé : son verrou, tenu par le processus {process}.")
    remedy = Text("Wait until it ends, then call again.", "Attendez qu’elle finisse, puis relancez.")


class NewerWorkspace(WorkspaceProblem):
    """The workspace was written by a newer Cordée."""

    code = "WORKSPACE-04"
    wrong = Text("{folder} was written by a newer Cordée.", "{folder} a été écrit par une version plus récente de Cordée.")
    found = Text(
        "Found: format {found}; this version reads up to {known}.",
        "Trouvé : format {found} ; cette version lit jusqu’à {known}.",
    )
    remedy = Text("Install the newer version.", "Installez la version plus récente.")


class DamagedWorkspace(WorkspaceProblem):
    """A file of the workspace cannot be read as what it is."""

    code = "WORKSPACE-05"
    wrong = Text("{file} cannot be read.", "{file} est illisible.")
    found = Text("Found: {detail}", "Trouvé : {detail}")
    remedy = Text(
        "Put back the file from a backup, or mend it by hand.",
        "Remettez le fichier depuis une sauvegarde, ou corrigez-le à la main.",
    )


class NotRunYet(WorkspaceProblem):
    """Results are asked of a workspace that has none."""

    code = "WORKSPACE-06"
    wrong = Text("{folder} has no results yet.", "{folder} n’a pas encore de résultats.")
    found = Text("Found: no run (imports: {imports}).", "Trouvé : aucun calcul (imports : {imports}).")
    remedy = Text("Run it: cordee run {folder}", "Lancez le calcul : cordee run {folder}")


class FolderInUse(WorkspaceProblem):
    """A backup would be restored into a folder that holds something."""

    code = "WORKSPACE-07"
    wrong = Text("{folder} is not empty.", "{folder} n’est pas vide.")
    found = Text("Found: {found}.", "Trouvé : {found}.")
    remedy = Text("Restore into a new folder.", "Restaurez dans un nouveau dossier.")


class BadBackup(WorkspaceProblem):
    """A backup is cut off, changed, or no backup of Cordée."""

    code = "WORKSPACE-08"
    wrong = Text("{archive} is not a whole backup of Cordée.", "{archive} n’est pas une sauvegarde complète de Cordée.")
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text("Take another backup file.", "Prenez un autre fichier de sauvegarde.")
    standing = Text("Nothing was restored.", "Rien n’a été restauré.")


class UnknownFormat(IntakeProblem):
    """No format recognises the file."""

    code = "INTAKE-01"
    wrong = Text("{file} is of no known format.", "{file} n’est d’aucun format connu.")
    found = Text("Found: {headings}.", "Trouvé : {headings}.")
    remedy = Text(
        "Say what it is and name its columns; it resembles most: {example}. All formats: cordee formats",
        "Dites ce que c’est et nommez ses colonnes ; il ressemble le plus à : {example}. Tous les formats : cordee formats",
    )
    standing = Text("Nothing was imported.", "Rien n’a été importé.")


class MissingColumn(IntakeProblem):
    """A column that the format needs is not in the file."""

    code = "INTAKE-02"
    wrong = Text("{file} has no column {columns}.", "{file} n’a pas de colonne {columns}.")
    found = Text("Found: {headings}.", "Trouvé : {headings}.")
    remedy = Text("Map it: cordee take-in {file} --map {example}", "Indiquez-la : cordee take-in {file} --map {example}")
    standing = Text("Nothing was imported.", "Rien n’a été importé.")


class UnknownMapping(IntakeProblem):
    """A mapping names a column or a field that does not exist."""

    code = "INTAKE-03"
    wrong = Text("The mapping {mapping} names nothing in {file}.", "La correspondance {mapping} ne désigne rien dans {file}.")
    found = Text(
        "Found: columns {headings}; fields of {format}: {fields}.",
        "Trouvé : colonnes {headings} ; champs de {format} : {fields}.",
    )
    remedy = Text(
        'Write --map field="column heading" with one of each. Formats that know {name} (choose one with --as): {knowing}.',
        'Écrivez --map champ="titre de colonne" avec l’un et l’autre. Formats qui connaissent {name} (choisir avec --as) : {knowing}.',
    )
    standing = Text("Nothing was imported.", "Rien n’a été importé.")


class EmptyFile(IntakeProblem):
    """The file has no rows."""

    code = "INTAKE-04"
    wrong = Text("{file} holds no rows.", "{file} ne contient aucune ligne.")
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text("Export it again and check the filter.", "Refaites l’export en vérifiant le filtre.")
    standing = Text("Nothing was imported.", "Rien n’a été importé.")


class UnreadableFile(IntakeProblem):
    """The file is no table and no text."""

    code = "INTAKE-05"
    wrong = Text("{file} cannot be read as a table.", "{file} ne peut pas être lu comme un tableau.")
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text(
        "Export CSV, TSV, XLSX or Parquet, and call again.",
        "Exportez en CSV, TSV, XLSX ou Parquet, puis relancez.",
    )
    standing = Text("Nothing was imported.", "Rien n’a été importé.")


class AllRowsRefused(IntakeProblem):
    """Every row of the file was refused."""

    code = "INTAKE-06"
    wrong = Text("No row of {file} could be used.", "Aucune ligne de {file} n’est utilisable.")
    found = Text("Found: {refused} rows; the first: {first}.", "Trouvé : {refused} lignes ; la première : {first}.")
    remedy = Text(
        "Correct the columns with --map, or the dates with --dates.",
        "Corrigez les colonnes avec --map, ou les dates avec --dates.",
    )
    standing = Text("Nothing was imported.", "Rien n’a été importé.")


class NoSuchFormat(IntakeProblem):
    """--as names a format that does not exist, or that does not fit the file."""

    code = "INTAKE-07"
    wrong = Text("{file} cannot be read as {format}.", "{file} ne peut pas être lu comme {format}.")
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text("Choose one of: cordee formats", "Choisissez-en un : cordee formats")
    standing = Text("Nothing was imported.", "Rien n’a été importé.")


class NoSuchFile(IntakeProblem):
    """A file to take in does not exist."""

    code = "INTAKE-08"
    wrong = Text("There is no file {file}.", "Le fichier {file} n’existe pas.")
    found = Text("Found: nothing at that path.", "Trouvé : rien à cet endroit.")
    remedy = Text("Check the name and the folder.", "Vérifiez le nom et le dossier.")
    standing = Text("Nothing was imported.", "Rien n’a été importé.")


class NoSuchImport(IntakeProblem):
    """An import to undo does not exist."""

    code = "INTAKE-09"
    wrong = Text("There is no import {id}.", "L’import {id} n’existe pas.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("List them: cordee imports", "Listez-les : cordee imports")


class UnreadableValue(IntakeProblem):
    """A value that is given for every row is not what its field is."""

    code = "INTAKE-10"
    wrong = Text("{said} cannot be read.", "{said} est illisible.")
    found = Text("Found: {reason}.", "Trouvé\u00a0: {reason}.")
    remedy = Text("Give another value with --set.", "Donnez une autre valeur avec --set.")
    standing = Text("Nothing of {file} was imported.", "Rien de {file} n’a été importé.")


class NoSuchTable(QuestionProblem):
    """A table that does not exist was asked for."""

    code = "QUESTION-01"
    wrong = Text("There is no table {table}.", "La table {table} n’existe pas.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("Ask for one of them: cordee show {example}", "Demandez l’une d’elles : cordee show {example}")


class BadCondition(QuestionProblem):
    """A condition of --where cannot be understood."""

    code = "QUESTION-02"
    wrong = Text("The condition {condition} cannot be read.", "La condition {condition} est illisible.")
    found = Text("Found: columns {columns}.", "Trouvé : colonnes {columns}.")
    remedy = Text(
        "Write column=value, column>value or column<value, with one of these columns.",
        "Écrivez colonne=valeur, colonne>valeur ou colonne<valeur, avec l’une de ces colonnes.",
    )


class NoSuchRun(QuestionProblem):
    """A run that is not kept was asked for."""

    code = "QUESTION-03"
    wrong = Text("There is no run {run}.", "Le calcul {run} n’existe pas.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("Choose one of them.", "Choisissez l’un d’eux.")


class NoSuchRow(QuestionProblem):
    """--why names a row that the table does not have."""

    code = "QUESTION-04"
    wrong = Text("{table} has no row {row}.", "{table} n’a pas de ligne {row}.")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("Choose one of them.", "Choisissez l’une d’elles.")


class TooLongForSpreadsheet(QuestionProblem):
    """A table has more rows than a sheet of a workbook can hold."""

    code = "QUESTION-05"
    wrong = Text("{table} is too long for a spreadsheet.", "{table} est trop longue pour un tableur.")
    found = Text("Found: {rows} rows; a sheet holds {most}.", "Trouvé : {rows} lignes ; une feuille en contient {most}.")
    remedy = Text("Ask for fewer rows, or take CSV or Parquet.", "Demandez moins de lignes, ou prenez CSV ou Parquet.")


class BadParameter(QuestionProblem):
    """A parameter of an address has a value that cannot be."""

    code = "QUESTION-06"
    wrong = Text("The parameter {name} cannot be read.", "Le paramètre {name} est illisible.")
    found = Text("Found: {value}.", "Trouvé : {value}.")
    remedy = Text("See what it may be: /api/openapi.json", "Voyez ce qu’il peut être : /api/openapi.json")


class NotSignedIn(AccessProblem):
    """The API is asked by somebody who has not signed in and shows no token."""

    code = "ACCESS-01"
    wrong = Text("You are not signed in.", "Vous n’êtes pas connecté.")
    found = Text("Found: no session and no valid token.", "Trouvé : ni session, ni jeton valide.")
    remedy = Text(
        "Sign in, or send your token: `Authorization: Bearer …`",
        "Connectez-vous, ou envoyez votre jeton : `Authorization: Bearer …`",
    )


class NotAllowed(AccessProblem):
    """Somebody asks for what their role does not see."""

    code = "ACCESS-02"
    wrong = Text("Your role does not see this.", "Votre rôle ne permet pas de voir ceci.")
    found = Text("Found: {who}.", "Trouvé : {who}.")
    remedy = Text("Ask an administrator.", "Demandez à un administrateur.")


class NoSuchUser(AccessProblem):
    """Nobody signs in with that address."""

    code = "ACCESS-03"
    wrong = Text("Nobody signs in as {said}.", "Personne ne se connecte sous {said}.")
    found = Text("Found: no user with that address.", "Trouvé : aucun utilisateur avec cette adresse.")
    remedy = Text(
        "See the addresses in the pages, under Settings, People and roles.",
        "Voyez les adresses dans les pages, sous Réglages, Personnes et rôles.",
    )


class DiskFull(MachineProblem):
    """There is no room left to write."""

    code = "MACHINE-01"
    wrong = Text("There is no room to write in {folder}.", "Il n’y a plus de place pour écrire dans {folder}.")
    found = Text("Found: {free} MB free, {needed} MB needed.", "Trouvé : {free} Mo libres, {needed} Mo nécessaires.")
    remedy = Text("Free some room, then call again.", "Libérez de la place, puis relancez.")


def every_problem() -> tuple[type[Problem], ...]:
    """Give every problem that has a code, by code."""
    for declared in iter_modules(import_module("cordee.core.vocabulary").__path__, "cordee.core.vocabulary."):
        if declared.name.rpartition(".")[2].startswith("problems_of_"):
            import_module(declared.name)
    found: list[type[Problem]] = []
    waiting = list(Problem.__subclasses__())
    while waiting:
        one = waiting.pop()
        waiting.extend(one.__subclasses__())
        if one.code:
            found.append(one)
    return tuple(sorted(found, key=lambda problem: problem.code))
