"""Words of offers: what stands behind each before it is promoted, or that nobody has said it."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "ter.offers": Text("Do our offers hold, before they are promoted?", "Nos offres tiennent-elles, avant d’être promues ?"),
    "ter.offers.line": Text(
        "Messages improve only where the solution holds. A claim that names the offer says what it does, for whom, who vouches for it; its proofs say that it was done.",
        "Les messages ne s’améliorent que si la solution tient. Une affirmation qui nomme l’offre dit ce qu’elle fait, pour qui, et qui en répond ; ses preuves disent que cela a été fait.",
    ),
    "ter.offer": Text("Offer", "Offre"),
    "ter.offer.state": Text("What is said of it", "Ce qui en est dit"),
    "ter.offer.claims": Text("By which claim", "Par quelle affirmation"),
    "ter.offer.cases": Text("{n} open cases", "{n} affaires en cours"),
    "ter.offer.cases.one": Text("one open case", "une affaire en cours"),
    "ter.offer.latest": Text("latest proof: {date}", "dernière preuve : {date}"),
    "ter.offer.lacks": Text("lacking: {what}", "manque : {what}"),
    "ter.offer.none": Text(
        "Promoted, and nobody has said what stands behind it: open a territory and add a claim that names it.",
        "Promue, sans que personne n’ait dit sur quoi elle repose : ouvrez un territoire et ajoutez une affirmation qui la nomme.",
    ),
    "ter.claim.offer": Text("Of which offer (optional)", "De quelle offre (facultatif)"),
    "ter.claim.whom": Text("For whom it is (optional)", "Pour qui elle est faite (facultatif)"),
    "ter.claim.of": Text("offer: {offer}", "offre : {offer}"),
    "ter.claim.for": Text("for {whom}", "pour : {whom}"),
}
