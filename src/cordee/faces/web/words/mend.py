"""Words of the page on which a file that was refused whole is told what its columns are."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "mend.link": Text("Say which column is what", "Dire ce que contient chaque colonne"),
    "mend.link.label": Text("Say which column of {file} is what", "Dire ce que contient chaque colonne de {file}"),
    "mend.title": Text("What stands in the columns of {file}?", "Que contiennent les colonnes de {file} ?"),
    "mend.answer": Text("<b>This file was refused whole</b>: nothing of it counts yet. Say which column holds what, and it is taken in.", "<b>Ce fichier a été refusé en entier</b> : rien n’en est encore compté. Dites ce que contient chaque colonne, et il sera importé."),
    "mend.why": Text("Why it was refused", "Pourquoi il a été refusé"),
    "mend.as": Text("It is", "C’est"),
    "mend.as.show": Text("Show what is looked for in it", "Montrer ce que l’on y cherche"),
    "mend.columns": Text("Which column is what?", "Que contient chaque colonne ?"),
    "mend.columns.line": Text("What is needed must be a column of the file, or the same value for every row.", "Ce qui est nécessaire doit être une colonne du fichier, ou une même valeur partout."),
    "mend.dates": Text("Numeric dates are", "Les dates numériques sont écrites"),
    "mend.dates.guess": Text("as the file tells", "comme le fichier le laisse voir"),
    "mend.rows": Text("Its first rows", "Ses premières lignes"),
    "mend.button": Text("Take in and compute", "Importer et calculer"),
    "mend.nothing": Text("No column was named.", "Aucune colonne n’a été désignée."),
    "mend.no": Text("It cannot be shown here: it is no table, or larger than 50 MB. The reason above says what to do.", "Il ne peut pas être montré ici : ce n’est pas un tableau, ou il dépasse 50 Mo. La raison ci-dessus dit quoi faire."),
    "discard": Text("Discard…", "Supprimer…"),
    "discard.label": Text("Discard {file}", "Supprimer {file}"),
    "discard.sure": Text("The copy kept here is deleted for good, with the reason. Your own file stays where you have it.", "La copie conservée ici est supprimée définitivement, avec la raison. Votre propre fichier reste où il est."),
    "discard.button": Text("Discard it for good", "Supprimer définitivement"),
    "discard.done": Text("{file} was discarded.", "{file} a été supprimé."),
    "discard.gone": Text("{file} is no longer among the refused files.", "{file} n’est plus parmi les fichiers refusés."),
}  # fmt: skip
