"""Problems of question-and-answer dumps and of tables of answers. The tree is drawn in ``problems``."""

from __future__ import annotations

from cordee.core.vocabulary.problems import VoiceProblem
from cordee.core.vocabulary.text import Text


class NotADump(VoiceProblem):
    """The folder has no file of posts in the shape of Stack Exchange."""

    code = "VOICE-30"
    wrong = Text("{folder} is not a question-and-answer dump.", "{folder} n’est pas un export de questions et réponses.")
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text(
        "Name the folder that holds Posts.xml or Posts.xml.gz, unpacked from its archive.",
        "Indiquez le dossier qui contient Posts.xml ou Posts.xml.gz, extrait de son archive.",
    )


class BrokenDump(VoiceProblem):
    """A file of the dump ends too early or is not well-formed."""

    code = "VOICE-31"
    wrong = Text("{file} cannot be read to its end.", "{file} ne peut pas être lu jusqu’au bout.")
    found = Text("Found, after {rows} rows: {detail}.", "Trouvé, après {rows} lignes : {detail}.")
    remedy = Text("Copy or export the file again.", "Copiez ou exportez le fichier de nouveau.")


class DeclaresEntities(VoiceProblem):
    """A file of the dump declares entities of its own, with which a small file could fill the memory."""

    code = "VOICE-32"
    wrong = Text("{file} is refused.", "{file} est refusé.")
    found = Text(
        "Found: a declaration of entities, which dumps do not have and which could fill the memory.",
        "Trouvé : une déclaration d’entités, que ces exports n’ont pas et qui pourrait saturer la mémoire.",
    )
    remedy = Text("Take the file from its source again.", "Reprenez le fichier à sa source.")


class NoAnswers(VoiceProblem):
    """There is no answer whose author and question are known."""

    code = "VOICE-33"
    wrong = Text("No answer says who gave it to which question.", "Aucune réponse ne dit qui l’a donnée à quelle question.")
    found = Text(
        "Found: {rows} rows, of which {questions} questions, {anonymous} answers without an author, {orphans} answers without their "
        "question, {unreadable} rows that cannot be read.",
        "Trouvé : {rows} lignes, dont {questions} questions, {anonymous} réponses sans auteur, {orphans} réponses sans leur "
        "question, {unreadable} lignes illisibles.",
    )
    remedy = Text("Export the questions together with their answers.", "Exportez les questions avec leurs réponses.")


class NoVotes(VoiceProblem):
    """Quality is asked of answers on which nobody voted."""

    code = "VOICE-34"
    wrong = Text(
        "Quality cannot be told without votes on the answers.", "La qualité ne peut se dire sans votes sur les réponses."
    )
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text(
        "Give Posts with its Score, or Votes beside it; or ask for activity.",
        "Donnez Posts avec son Score, ou Votes à côté ; ou demandez l’activité.",
    )


class NobodyToCompare(VoiceProblem):
    """Quality is asked where one person alone answered."""

    code = "VOICE-35"
    wrong = Text("Quality compares people, and one alone answered.", "La qualité compare des personnes, et une seule a répondu.")
    found = Text("Found: {answers} answers by one person.", "Trouvé : {answers} réponses d’une seule personne.")
    remedy = Text("Ask for activity.", "Demandez l’activité.")


class NotATableOfAnswers(VoiceProblem):
    """A table of answers lacks a column or holds something else in it."""

    code = "VOICE-36"
    wrong = Text("The table is not one of answers.", "La table n’est pas une table de réponses.")
    found = Text("Found: {complaints}.", "Trouvé : {complaints}.")
    remedy = Text(
        "Give question, person and at; besides them, where known, votes, accepted, topics, asked_at and asked_votes.",
        "Donnez question, person et at ; en plus, s’ils sont connus, votes, accepted, topics, asked_at et asked_votes.",
    )


class CannotWriteThere(VoiceProblem):
    """The file for the answer cannot be written where it is asked for."""

    code = "VOICE-37"
    wrong = Text("{file} cannot be written.", "{file} ne peut pas être écrit.")
    found = Text("Found: {detail}.", "Trouvé : {detail}.")
    remedy = Text("Name a file in a folder that is there.", "Indiquez un fichier dans un dossier qui existe.")


class NoSuchTopic(VoiceProblem):
    """A topic is asked for on which too few people answered, or none."""

    code = "VOICE-38"
    wrong = Text("There is no figure on the topic “{topic}”.", "Il n’y a pas de chiffre sur le thème « {topic} ».")
    found = Text("Found: {known}.", "Trouvé : {known}.")
    remedy = Text("Choose one of them, or leave the topic out.", "Choisissez l’un d’eux, ou ne précisez pas de thème.")
