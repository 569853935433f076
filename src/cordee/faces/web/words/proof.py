"""Words of being asked again who one is, of passwords in sight, and of limits."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "proof.title": Text("Is it you?", "Est-ce bien vous ?"),
    "proof.answer": Text(
        "What you were about to do cannot be undone, or opens doors. Give your password, then do it again; it holds for {n} minutes.",
        "Ce que vous alliez faire ne se défait pas, ou ouvre des portes. Donnez votre mot de passe, puis recommencez ; cela vaut {n} minutes.",
    ),
    "proof.button": Text("It is me", "C’est moi"),
    "pass.show": Text("Show what I type", "Montrer ce que je tape"),
    "pass.meter": Text("How hard it is to guess", "Difficulté à deviner"),
    "setup.regular": Text(
        "Letters that repeat or follow each other are guessed first.",
        "Des lettres qui se répètent ou se suivent sont essayées en premier.",
    ),
    "setup.long": Text("At most {n} letters.", "Au plus {n} lettres."),
}  # fmt: skip
