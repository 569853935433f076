"""The results of scales that surveys asked: what came out, how far it may be trusted, and how readers and peers see somebody."""

from __future__ import annotations

from cordee.core.vocabulary.contracts import Column, Contract

_WAVE = (
    Column("territory", "text", "the territory", required=True),
    Column("survey", "integer", "the survey", required=True),
    Column("wave", "integer", "the how-manieth time", required=True),
    Column("scale", "text", "the scale", required=True),
)
SCALES_ANSWERED = Contract(
    "scales",
    "one scale, or one facet of it, in one wave: what all answered, and how far it may be trusted; of nobody in particular",
    (
        *_WAVE,
        Column("facet", "text", "what of it; empty where the scale measures one thing", required=True),
        Column("about", "text", "self, peer or organisation: whom the answers describe", required=True),
        Column("raters", "integer", "people who answered; null below three, of trust below five", "people"),
        Column("forms", "integer", "times that the scale was filled in: one rater may judge two people", "forms"),
        Column("mean", "number", "mean answer, reversed items turned round, 1 to points", "points"),
        Column("mean_evidence", "evidence", "raters, and Student's range", required=True),
        Column("alpha", "number", "share of the score's variance that the items have in common (Cronbach)", "share"),
        Column("alpha_evidence", "evidence", "raters, and a range that asks for no distribution", required=True),
        Column("omega", "number", "share of the score's variance that one common factor explains (McDonald)", "share"),
        Column("omega_evidence", "evidence", "the same", required=True),
        Column("weakest", "text", "the item that goes least with the others"),
        Column("item_rest", "number", "its correlation with the sum of the others", "correlation"),
        Column("item_rest_evidence", "evidence", "the same", required=True),
        Column("agreement", "number", "part of the differences between mean ratings that lies in the rated, ICC(1,k)", "share"),
        Column("agreement_evidence", "evidence", "people rated by three or more, and the range of an F", required=True),
        Column("yes_saying", "number", "mean tilt towards agreeing with a sentence and with its contrary alike", "points"),
        Column("yes_saying_evidence", "evidence", "raters, and Student's range", required=True),
        Column("word", "text", "reliable, unsure, not_reliable, too_few_answers or no_figure", required=True),
        Column("closed_on", "date", "the day the wave was closed", required=True),
    ),
    ("survey", "scale", "facet"),
)
SCALE_FITS = Contract(
    "scale_fits",
    "one scale in one wave, tested against the facets that it was written for: confirmatory factor analysis, one form a rater",
    (
        *_WAVE,
        Column("factors", "integer", "facets that it was written for", "facets", required=True),
        Column("chi2", "number", "likelihood-ratio test against any covariances whatever", "chi2"),
        Column("df", "integer", "its degrees of freedom", "degrees"),
        Column("p", "number", "chance of so much misfit where the model holds", "share"),
        Column("cfi", "number", "comparative fit index; .95 is the usual wish", "index"),
        Column("tli", "number", "Tucker and Lewis's index", "index"),
        Column("srmr", "number", "mean difference of correlations seen and implied; .08 is the usual wish", "index"),
        Column("rmsea", "number", "misfit a degree of freedom; .06 is the usual wish", "index"),
        Column("rmsea_evidence", "evidence", "raters who answered every item, and the 90 % range", required=True),
        Column("closed_on", "date", "the day the wave was closed", required=True),
    ),
    ("survey", "scale"),
)
RATINGS = Contract(
    "ratings",
    "one person as at least three raters see them on a scale that enters no class (candour, attraction, conviction); never who rated",
    (
        *_WAVE,
        Column("facet", "text", "what of it; empty where the scale measures one thing", required=True),
        Column("person_key", "text", "the person's id, or a key of the name where no data know them", required=True),
        Column("person_id", "text", "the person, where the data know them"),
        Column("name", "text", "how they are called", required=True),
        Column("raters", "integer", "raters who answered about them", "people", required=True),
        Column("mean", "number", "mean answer, reversed items turned round, 1 to points", "points", required=True),
        Column("mean_evidence", "evidence", "raters, and Student's range within the scale", required=True),
        Column("closed_on", "date", "the day the wave was closed", required=True),
    ),
    ("survey", "scale", "facet", "person_key"),
)
RESULTS_OF_SCALES: tuple[Contract, ...] = (SCALES_ANSWERED, SCALE_FITS, RATINGS)
