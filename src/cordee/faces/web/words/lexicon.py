"""Words around the vocabulary that one's own texts suggest."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "lex.heading": Text("Words that our own texts suggest", "Les mots que nos propres textes suggèrent"),
    "lex.note": Text(
        "They stand out in titles, questions and exchanges on this subject, against all our other texts. Nothing is taken over without you.",
        "Ils ressortent des titres, questions et échanges sur ce sujet, face à tous nos autres textes. Rien n’est repris sans vous.",
    ),
    "lex.fr": Text("In French, {n} texts on this subject", "En français, {n} textes sur ce sujet"),
    "lex.fr.one": Text("In French, one text on this subject", "En français, un texte sur ce sujet"),
    "lex.en": Text("In English, {n} texts on this subject", "En anglais, {n} textes sur ce sujet"),
    "lex.en.one": Text("In English, one text on this subject", "En anglais, un texte sur ce sujet"),
    "lex.line": Text("in {n} of {of} texts here, in {elsewhere} of {others} elsewhere", "dans {n} textes sur {of} ici, dans {elsewhere} sur {others} ailleurs"),
    "lex.take": Text("Add it", "L’ajouter"),
    "lex.take.label": Text("Add “{word}” to the vocabulary", "Ajouter « {word} » au vocabulaire"),
    "lex.taken": Text("The word is in the vocabulary; the next computation looks for it too.", "Le mot est dans le vocabulaire ; le prochain calcul le cherchera aussi."),
    "lex.why": Text("suggested by our own texts", "suggéré par nos propres textes"),
    "lex.title": Text("“{word}” stands out", "« {word} » ressort"),
    "lex.change": Text("More texts on this subject, or on others.", "Plus de textes sur ce sujet, ou sur d’autres."),
    "why.n.lexicon": Text("{n} texts that hold it", "{n} textes qui le contiennent"),
    "formula.standing_out": Text(
        "How much likelier the word is in texts on this subject than in all others, drawn towards one where texts are few. Each text counts once.",
        "De combien le mot est plus probable dans les textes du sujet que dans les autres, ramené vers un quand les textes sont rares. Chaque texte compte une fois.",
    ),
}  # fmt: skip
