"""What the command line says, in both languages, and which language it speaks."""

from __future__ import annotations

import os

import typer

from cordee.core.vocabulary.text import Language, Text
from cordee.wiring import Company

CREATED = Text(
    "Made the workspace {folder}.\nDrop your exports in {folder}/inbox, then: cordee run {folder}",
    "L’espace de travail {folder} est créé.\nDéposez vos exports dans {folder}/inbox, puis : cordee run {folder}",
)
TAKEN = Text("{file}: {format}, rows: {rows}, refused: {refused}", "{file} : {format}, lignes : {rows}, refusées : {refused}")
ALREADY = Text("{file}: taken in already as {id}; nothing added", "{file} : déjà importé ({id}) ; rien n’est ajouté")
THERE = Text(
    "Taken in already on {date}, as {file}; nothing was added.",
    "Déjà importé le {date} sous le nom {file} ; rien n’a été ajouté.",
)
NOT_READ = Text("  {table}: known, not read ({why})", "  {table} : connu, non lu ({why})")
COLUMNS = Text("  {table}: read {pairs}", "  {table} : lu {pairs}")
UNUSED = Text("  not read: {headings}", "  non lues : {headings}")
DATES = Text("  numeric dates read as {order}, times in {zone}", "  dates numériques lues comme {order}, heures de {zone}")
REPEATED = Text(
    "  rows that repeat another and count once: {n}", "  lignes qui en répètent une autre et ne comptent qu’une fois : {n}"
)
LEFT_OUT = Text("  {what}: {n}", "  {what} : {n}")
REPLACED = Text(
    "  read anew: the earlier reading of the same file ({ids}) is gone",
    "  relu : la lecture précédente du même fichier ({ids}) est remplacée",
)
LIKE = Text(
    "  read as corrected in import {id} ({file}, {date}); --fresh forgets it",
    "  lu comme corrigé dans l’import {id} ({file}, {date}) ; --fresh l’oublie",
)
OTHERWISE = Text(
    "  {file} has the same headings and is read otherwise; the same way: cordee read-again {id}",
    "  {file} a les mêmes titres et est lu autrement ; pour le lire de même : cordee read-again {id}",
)
VALUES = Text("  for every row: {pairs}", "  pour chaque ligne : {pairs}")
NOW_RUN = Text("Now compute: cordee run {folder}", "Maintenant, calculez : cordee run {folder}")
SEE_REFUSED = Text("See why: cordee show rejected_rows", "Voir pourquoi : cordee show rejected_rows")
RAN = Text("Run {run}: as of {date}.", "Calcul {run} : données arrêtées au {date}.")
NOTHING_NEW = Text(
    "Nothing changed since run {run}: its results stand.",
    "Rien n’a changé depuis le calcul {run} : ses résultats restent valables.",
)
DATA_USED = Text(
    "Your exports hold {fields} fields; {used} are used by a result.",
    "Vos exports contiennent {fields} champs ; {used} servent à un résultat.",
)
READ_IT = Text("Read it: cordee serve {folder}, or open {report}", "À lire : cordee serve {folder}, ou ouvrez {report}")
EMPTY = Text("No rows.", "Aucune ligne.")
UNDONE = Text(
    "Import {id} ({file}) is undone; the original stays in originals/. Run again: cordee run {folder}",
    "L’import {id} ({file}) est annulé ; l’original reste dans originals/. Relancez : cordee run {folder}",
)
NO_IMPORTS = Text(
    "Nothing was taken in yet. Drop files in inbox/, then: cordee run {folder}",
    "Rien n’a encore été importé. Déposez des fichiers dans inbox/, puis : cordee run {folder}",
)
SIMULATED = Text(
    "Invented {organisations} organisations over {months} months in {folder}.",
    "{organisations} organisations inventées sur {months} mois dans {folder}.",
)
DEMO = Text("Demo login: {email} / {password}", "Accès de démonstration : {email} / {password}")
NOT_KEPT = Text(
    "  the file itself is not kept: it holds messages or addresses that must not stay",
    "  le fichier lui-même n’est pas conservé : il contient des messages ou des adresses qui ne doivent pas rester",
)
UNDONE_GONE = Text(
    "Import {id} ({file}) is undone; its file was not kept. Run again: cordee run {folder}",
    "L’import {id} ({file}) est annulé ; son fichier n’avait pas été conservé. Relancez : cordee run {folder}",
)
KEPT = Text("Everything is in {path}.", "Tout est dans {path}.")
RESTORED = Text("The workspace is back in {folder}.", "L’espace de travail est revenu dans {folder}.")
MORE = Text("{shown} of {n} rows; --limit 0 shows all", "{shown} lignes sur {n} ; --limit 0 les montre toutes")
BAD_PAIR = Text("Write it as name=value: {pair}", "Écrivez nom=valeur : {pair}")
REMARK = Text("  note: {remark}", "  à noter : {remark}")
REFUSED_FILES = Text(
    "Refused: {files}. Kept in {folder}, each with its reason beside it; the others count. This command ends with 1.",
    "Refusés : {files}. Conservés dans {folder}, chacun avec sa raison à côté ; les autres comptent. La commande se termine par 1.",
)
TWO_PLACES = Text(
    "Two workspaces are named, {first} and {second}: name one.",
    "Deux espaces de travail sont nommés, {first} et {second} : n’en nommez qu’un.",
)
NO_FILES = Text("Name the files to take in, then the workspace.", "Nommez les fichiers à importer, puis l’espace de travail.")
SHORT = Text(
    "{n} more columns: --all-columns shows them, --columns a,b chooses, --columns '?' names them.",
    "{n} autres colonnes : --all-columns les montre, --columns a,b en choisit, --columns '?' donne leurs noms.",
)
FACTOR_RESET = Text(
    "{email} signs in with the password alone now; their sessions have ended and their tokens are revoked.",
    "{email} se connecte désormais avec son seul mot de passe ; ses sessions sont closes et ses jetons révoqués.",
)
NO_FACTOR = Text(
    "{email} has no second factor; nothing was changed.", "{email} n’a pas de second facteur ; rien n’a été modifié."
)

ORDERS: dict[str, Text] = {
    "dmy": Text("day, month, year", "jour, mois, année"),
    "mdy": Text("month, day, year", "mois, jour, année"),
}
KNOWN_BECAUSE: dict[str, Text] = {
    "said": Text("said", "d’après vous"),
    "name": Text("name", "d’après le nom du fichier"),
    "taken in": Text("taken in", "jour de l’import"),
}
READ: dict[bool, Text] = {True: Text("yes", "oui"), False: Text("known, not read", "connu, non lu")}
STATES: dict[str, Text] = {
    "fine": Text("fine", "en ordre"),
    "notice": Text("notice", "à noter"),
    "wrong": Text("wrong", "à corriger"),
}
CHECKS: dict[str, Text] = {
    "python": Text("python", "python"),
    "packages": Text("packages", "paquets"),
    "format": Text("format", "format"),
    "folders": Text("folders", "dossiers"),
    "room": Text("room", "place"),
    "lock": Text("lock", "verrou"),
    "leftovers": Text("leftovers", "restes"),
    "facts": Text("facts", "faits"),
    "originals": Text("originals", "originaux"),
    "results": Text("results", "résultats"),
    "records": Text("records", "saisies"),
}


def language_of(workspace_language: str | None = None) -> Language:
    """Choose the language: CORDEE_LANGUAGE, else the workspace's, else the system's."""
    for chosen in (os.environ.get("CORDEE_LANGUAGE"), workspace_language, os.environ.get("LC_ALL"), os.environ.get("LANG")):
        if chosen:
            return "fr" if chosen.casefold().startswith("fr") else "en"
    return "en"


def known_at(day: str, because: str, language: Language) -> str:
    """Say since which day a file's content is known, and why that day."""
    known = KNOWN_BECAUSE.get(because)
    return f"{day} ({known.in_language(language) if known else because})"


def say(text: Text, company: Company | None = None, **facts: object) -> None:
    """Say a sentence on standard output."""
    typer.echo(text.in_language(language_of(company.workspace.language if company else None), **facts))
