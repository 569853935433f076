"""What the report says, in both languages."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

TITLE = Text("What your data says", "Ce que disent vos données")
OTHER = Text("Lire en français", "Read in English")
AS_OF = Text("As of {day} · {zone} · run {run}", "Données arrêtées au {day} · {zone} · calcul {run}")
ZONE_CITY = Text("{city} time", "heure de {city}")
ZONE_OTHER = Text("{city} time", "heure {city}")
WORKBOOK = Text("All the tables behind it: {file}", "Toutes les tables de ce rapport : {file}")
LEFT_OUT = Text(
    "Not in the workbook, too long for it: {tables}. Take them with cordee show TABLE --format csv.",
    "Absentes du classeur, car trop longues : {tables}. Prenez-les avec cordee show TABLE --format csv.",
)
WHY = Text("Why?", "Pourquoi ?")
WHY_OF = Text("Why? {subject}", "Pourquoi ? {subject}")
N = Text("It rests on {n} cases.", "Il repose sur {n} affaires ou lignes.")
PERIOD = Text("From {since} to {until}.", "Du {since} au {until}.")
UNTIL = Text("Seen until {until}.", "Vu jusqu’au {until}.")
ROWS = Text("The rows behind: {rows}", "Les lignes correspondantes : {rows}")

DATA = Text("What do your exports hold, and what of it serves?", "Que contiennent vos exports, et qu’en utilise-t-on ?")
DATA_ANSWER = Text("{fields} fields, {used} used.", "{fields} champs, {used} utilisés.")
DATA_REST = Text(
    " The other {unused} feed no result yet; {refused}.", " Les {unused} autres n’alimentent encore aucun résultat ; {refused}."
)
DATA_ALL = Text(" All of them feed a result; {refused}.", " Tous alimentent un résultat ; {refused}.")
REFUSED = Text("{n} rows were refused, each with its reason", "{n} lignes ont été refusées, chacune avec sa raison")
REFUSED_ONE = Text("one row was refused, with its reason", "une ligne a été refusée, avec sa raison")
REFUSED_NONE = Text("no row was refused", "aucune ligne n’a été refusée")
NO_DATA = Text(
    "Nothing was taken in yet: drop your exports in inbox/, then cordee run.",
    "Rien n’a encore été importé : déposez vos exports dans inbox/, puis cordee run.",
)
USED_KEY = Text("read by a result", "utilisé par un résultat")
UNUSED_KEY = Text("held, not used", "présent, non utilisé")
FIELDS_USED = Text("{used} of {fields} fields used", "{used} champs utilisés sur {fields}")
SLEEPING = Text("Well filled, used by nothing", "Bien remplis mais inutilisés")
REASONS = Text("Rows refused whole, by reason", "Lignes refusées en entier, par raison")
SOURCE, FIELD, FILLED, VALUES = (
    Text("Source", "Source"), Text("Field", "Champ"), Text("Filled", "Rempli"), Text("Different values", "Valeurs différentes"),
)  # fmt: skip
ROW_COUNT, ROW_COUNT_ONE = Text("{n} rows", "{n} lignes"), Text("1 row", "1 ligne")
REASON, NUMBER = Text("Reason", "Raison"), Text("Rows", "Lignes")

TECHNIQUES = Text("Which techniques turn leads into customers?", "Quelles techniques transforment les pistes en clients ?")
BETTER = Text("Better than the rest:", "Mieux que le reste :")
WORSE = Text("Worse:", "Moins bien :")
NAMED = Text("{name} ({rate} won in a hundred, against {rest})", "{name} (taux de réussite de {rate} sur cent, contre {rest})")
NOT_YET = Text("We do not know yet for {n} techniques", "Pour {n} techniques, impossible de conclure")
NOT_YET_ONE = Text("We do not know yet for one technique: {name}", "Pour une technique, impossible de conclure : {name}")
BET = Text(
    "; the best bet among them is {name}, with {wins} of {closed} closed cases won.",
    " ; parmi elles, la plus prometteuse est : {name} (affaires gagnées : {wins} sur {closed}).",
)
NONE_STANDS_OUT = Text("No technique stands out yet.", "Aucune technique ne se détache encore.")
NO_TECHNIQUE = Text("No touch and no case was taken in yet.", "Aucune interaction ni aucune affaire n’a encore été importée.")
OBSERVED = Text(
    "Of {closed} cases whose outcome is known, won: {wins}. Observed, not tested: people choose what they come to.",
    "Affaires dont l’issue est connue : {closed} ; gagnées : {wins}. Observé, non testé : chacun choisit ce à quoi il participe.",
)
LEGEND = Text(
    "Mark: what we saw. Bar: where the true share very likely lies. Dashed line: all techniques together.",
    "Repère : ce que l’on a observé. Barre : où se trouve très probablement la vraie part. Tirets : toutes les techniques.",
)
ALL = Text("all {rate}", "ensemble {rate}")
WON_OF = Text("{wins} of {closed} closed cases", "gagnées : {wins} sur {closed}")
POINTS = Text("{points} points to the rest, {low} to {high}", "{points} points par rapport au reste, de {low} à {high}")
LACKING_ONE = Text("about one more closed case before we know", "il faut encore une affaire close environ pour conclure")
LACKING = Text("about {n} more closed cases before we know", "il faut encore environ {n} affaires closes pour conclure")
OVER_400 = Text("over 400 more closed cases before we know", "il faut encore plus de 400 affaires closes pour conclure")
IN_FIGURES = Text("The same in figures", "La même chose en chiffres")
TECHNIQUE, VERDICT, WON, CLOSED = (
    Text("Technique", "Technique"), Text("Verdict", "Verdict"), Text("Won", "Taux de réussite"), Text("Closed", "Affaires closes"),
)  # fmt: skip
LEADS, COST = Text("Leads", "Pistes"), Text("Cost a win", "Coût par affaire gagnée")
DAYS = Text("Days to win", "Délai de signature")
COST_KNOWN = Text("{share} of touches with a cost", "coût connu pour {share} des interactions")
DAYS_N = Text("{n} days", "{n} jours")
DAYS_OF = Text("of {n} cases, {won} won", "sur {n} affaires, {won} gagnées")
RANGE = Text("{low} to {high}", "de {low} à {high}")

VISIBILITY = Text("What can we not see?", "Que ne voit-on pas ?")
VISIBILITY_ANSWER = Text(
    "Before {n} of {wins} wins, {share}, we saw nothing at all.",
    "Avant {n} affaires gagnées sur {wins}, soit {share}, on n’a rien vu du tout.",
)
VISIBILITY_ONE = Text(
    "Before one of {wins} wins, {share}, we saw nothing at all.",
    "Avant une affaire gagnée sur {wins}, soit {share}, on n’a rien vu du tout.",
)
SEEN_ALL = Text(
    "We saw something before each of the {wins} wins.", "On a vu quelque chose avant chacune des {wins} affaires gagnées."
)
NO_WIN = Text("No case was won yet: there is nothing to look back on.", "Aucune affaire gagnée pour l’instant : rien à examiner.")
TOLD = Text("What buyers say themselves", "Ce que disent les acheteurs")
TOLD_NOTE = Text(
    "“How did you hear of us?”, answered by {n} buyers, beside what counts for us.",
    "« Comment nous avez-vous connus ? » : réponses d’acheteurs, {n}, en regard de ce que nous comptons.",
)
TRACKED = Text("counted: {share}", "compté : {share}")

ACCOUNTS = Text("Where does every account stand?", "Où en est chaque compte ?")
ACCOUNTS_ANSWER = Text(
    "Of {n} accounts: {purchase} with an open opportunity, {consideration} considering.",
    "Sur {n} comptes : {purchase} avec une opportunité en cours, {consideration} en considération.",
)
NO_ACCOUNT = Text("No account is known yet.", "Aucun compte n’est encore connu.")
FIRST = Text("The accounts to look at first", "Les comptes à regarder en premier")
FIRST_NOTE = Text(
    "Nearest to a purchase, then most people active in 90 days.",
    "Les plus proches d’un achat, puis ceux qui ont le plus de personnes actives en 90 jours.",
)
ACCOUNT, STAGE, ACTIVE, IN_90, LAST, OWNER = (
    Text("Account", "Compte"), Text("Stage", "Étape"), Text("People active", "Personnes actives"),
    Text("Touches in 90 days", "Interactions en 90 jours"),
    Text("Last touch", "Dernière interaction"), Text("Owner", "Responsable"),
)  # fmt: skip
SINCE = Text("since {day}", "depuis le {day}")
NOT_KNOWN = Text("not given", "non renseigné")
FOOT = Text(
    "Made by Cordée from your own files, on your own machine. This file sends nothing and fetches nothing.",
    "Fait par Cordée à partir de vos fichiers, sur votre machine. Ce fichier n’envoie rien et ne va rien chercher.",
)
