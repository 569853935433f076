"""What the commands of decisions and of offers say of themselves and of their options, in both languages."""

from cordee.core.vocabulary.text import Text

HELP: tuple[Text, ...] = (
    Text("What was decided, on which figure or on none, who disagreed; replaced, never deleted.", "Ce qui a été décidé, sur quel chiffre ou sur aucun, qui n’était pas d’accord ; remplacé, jamais effacé."),
    Text("List the decisions that stand, the latest first, each with what it rests on.", "Énumérer les décisions en vigueur, la plus récente d’abord, chacune avec ce qui l’appuie."),
    Text("All, those on data alone, or the opinions alone.", "Toutes, seulement celles sur des données, ou seulement les opinions."),
    Text("A file to write instead: .csv or .xlsx, each figure then and today.", "Un fichier à écrire à la place : .csv ou .xlsx, chaque chiffre alors et aujourd’hui."),
    Text("Write a decision down: on a figure, which is kept as it is today, or on none.", "Consigner une décision : sur un chiffre, gardé tel qu’il est aujourd’hui, ou sur aucun."),
    Text("What was to be decided.", "Ce qu’il fallait décider."),
    Text("The figure it rests on: techniques/webinar/won_rate. Without one it is an opinion.", "Le chiffre qui l’appuie : techniques/webinar/won_rate. Sans chiffre, c’est une opinion."),
    Text("The experiment it is about before that is read: experiment:e1.", "L’expérience dont il s’agit, avant qu’elle soit lue : experiment:e1."),
    Text("It goes against what the figures said: why.", "Elle va contre ce que disaient les chiffres : pourquoi."),
    Text("It goes against what the look said: why.", "Elle va contre ce que disait la lecture : pourquoi."),
    Text("It goes with what the figures said.", "Elle va dans le sens de ce que disaient les chiffres."),
    Text("The decision's number.", "Le numéro de la décision."),
    Text("Put another decision in the place of one, which stays readable.", "Mettre une autre décision à la place d’une décision, qui reste lisible."),
    Text("What is decided now.", "Ce qui est décidé maintenant."),
    Text("The figure it rests on now; “-” for none. Else the old one's, as it was then.", "Le chiffre qui l’appuie désormais ; « - » pour aucun. Sinon celui de l’ancienne, tel qu’il était."),
    Text("Show a decision with its figure then and today, who disagreed, and every version of it.", "Montrer une décision, son chiffre alors et aujourd’hui, les désaccords, et toutes ses versions."),
    Text("List where something else was done than was advised, with the comment of that moment.", "Énumérer où l’on a fait autre chose que ce qui était conseillé, avec le commentaire donné à ce moment-là."),
    Text("List the offers with open cases, and what is said of each before it is promoted.", "Énumérer les offres ayant des affaires en cours, et ce qui est dit de chacune avant qu’elle soit promue."),
    Text("The offer that it speaks of, as the exports name it.", "L’offre dont elle parle, comme les exports la nomment."),
    Text("For whom that offer is.", "Pour qui cette offre est faite."),
)  # fmt: skip
