"""The report's warning on offers: promoted, and nobody has said what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence

from cordee.core.opinion.viability import LACKS, STATES, Viability
from cordee.core.vocabulary import figures
from cordee.core.vocabulary.text import Text
from cordee.faces.reports.html import Html, element
from cordee.faces.reports.speech import Speaker, small

QUESTION = Text("Do our offers hold, before they are promoted?", "Nos offres tiennent-elles, avant d’être promues ?")
MISSING = Text(
    "Warning: offers with open cases of which nobody has said what stands behind them: {n} of {of}.",
    "Attention : offres ayant des affaires en cours dont personne n’a dit sur quoi elles reposent : {n} sur {of}.",
)
WHOLE = Text(
    "Of every offer with open cases somebody has said what stands behind it.",
    "Pour chaque offre ayant des affaires en cours, quelqu’un a dit sur quoi elle repose.",
)
WHERE = Text(
    "A statement says what it does, for whom, who vouches for it, and what proves that it was done: under Voices, on a territory, as a claim that names the offer.",
    "Une déclaration dit ce que fait l’offre, pour qui, qui en répond et ce qui prouve que cela a été fait : sous Voix, sur un territoire, par une affirmation qui nomme l’offre.",
)
CASES = Text("{n} open cases", "{n} affaires en cours")
CASE = Text("one open case", "une affaire en cours")
LACKING = Text("lacking: {what}", "manque : {what}")
PROVED = Text("latest proof: {day}", "dernière preuve : {day}")


def offers(speaker: Speaker, found: Sequence[Viability]) -> Html | None:
    """Say of each offer what is said of it; nothing where the exports name no offer."""
    if not found:
        return None
    missing = sum(one.state == "missing" for one in found)
    answer = speaker.say(MISSING, n=speaker.number(missing), of=speaker.number(len(found))) if missing else speaker.say(WHOLE)
    place = f"{speaker.language}-offers"
    head = element("header", element("h2", speaker.say(QUESTION), id=place), element("p", answer, class_="answer"), class_="head")
    lines = [
        element("li", element("span", one.offer, small(_line(speaker, one)), class_="ib-name"), class_="offer") for one in found
    ]
    return element(
        "section",
        head,
        element("ul", *lines),
        element("p", speaker.say(WHERE), class_="note"),
        class_="sheet",
        aria_labelledby=place,
    )


def _line(speaker: Speaker, one: Viability) -> str:
    parts = [
        speaker.say(STATES[one.state]),
        speaker.say(CASE) if one.open_cases == 1 else speaker.say(CASES, n=speaker.number(one.open_cases)),
    ]
    if one.latest is not None:
        parts.append(speaker.say(PROVED, day=figures.day(one.latest, speaker.language)))
    if one.lacks and one.state != "missing":
        parts.append(speaker.say(LACKING, what=", ".join(speaker.say(LACKS[each]) for each in one.lacks)))
    return " · ".join(str(each) for each in parts)
