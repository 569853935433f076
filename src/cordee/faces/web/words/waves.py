"""Words of what comes to mind, wave against wave."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "voice.moved.more": Text("{change} points since {since}: more, between {low} and {high}", "{change} points depuis le {since} : davantage, entre {low} et {high}"),
    "voice.moved.less": Text("{change} points since {since}: less, between {low} and {high}", "{change} points depuis le {since} : moins, entre {low} et {high}"),
    "voice.moved.unsure": Text("{change} points since {since}: not sure, between {low} and {high}", "{change} points depuis le {since} : pas encore sûr, entre {low} et {high}"),
    "voice.moved.none": Text("against {since}: {reason}", "face au {since} : {reason}"),
    "formula.wave_on_wave": Text(
        "The share of this wave minus that of the wave before, with the range of the difference. People are counted as if others answered each time.",
        "La part de cette vague moins celle de la vague précédente, avec l’intervalle de l’écart. Les personnes sont comptées comme si d’autres répondaient à chaque fois.",
    ),
}  # fmt: skip
