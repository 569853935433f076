"""An invented world of opinion leaders with a known truth: who is listened to on what, and what a survey hears of it.

It knows no method: it was written down before any existed. The worlds that break a likely model's assumptions are in
``voices_breaking``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from cordee.worlds.voices_laws import SMALL, Laws
from cordee.worlds.voices_people import DEPARTMENTS, KINDS, LOCATIONS, Population, population, published
from cordee.worlds.voices_survey import Answers, survey
from cordee.worlds.voices_truth import Known, high, true_classes

HIDDEN = ("truth", "heard")


@dataclass(frozen=True, slots=True)
class Voices:
    """One world. Persons and territories are numbers from 0 on; every table is sorted by its key.

    Parameters
    ----------
    seed, laws
        What it was made from; the same two give the same bytes.
    seen
        What a method may read, tables by name:

        - ``people`` (person, department, location, outside), department null outside;
        - ``territories`` (territory);
        - ``audience`` (person, followers);
        - ``contents`` (person, territory, days_ago);
        - ``ties`` (rater, person): rater asks person, in general;
        - ``interests`` (person, territory, kind): gift, pay or commission; plain employment is not entered;
        - ``experience`` (person, territory): proved;
        - ``items`` (item, facet, reverse);
        - ``respondents`` (territory, rater, wave): who answered on what, even where they named nobody;
        - ``nominations`` (territory, rater, person, wave);
        - ``ratings`` (territory, rater, person, item, facet, value): 1 to 7 as ticked, reversed items not turned.
    truth
        (person, territory, expertise, empathy, impartiality, class): facets in spreads of the law (mean 0, spread 1); the
        class that the eight cases give on these facets and on what *everybody* inside would have answered.
    heard
        (person, territory, raters, named_in, class): the class that the eight cases give on the true facets and on what
        those who answered said. Recall of classes is judged here: who lacks three raters is truly "not established".
    """

    seed: int
    laws: Laws
    seen: dict[str, pa.Table]
    truth: pa.Table
    heard: pa.Table

    def table(self, name: str) -> pa.Table:
        """Give one table by its name, of the truth too."""
        return getattr(self, name) if name in HIDDEN else self.seen[name]


def voices(seed: int, laws: Laws = SMALL) -> Voices:
    """Invent a world of opinion leaders.

    Parameters
    ----------
    seed
        A whole number from 0 on.
    laws
        Sizes, correlations, reliabilities, response; ``SIZES`` has two, 200 people on 5 territories and 1,000 on 20.

    Examples
    --------
    >>> world = voices(1)
    >>> world.truth.num_rows, world.seen["people"].num_rows, world.table("nominations").column_names
    (1000, 200, ['territory', 'rater', 'person', 'wave'])
    """
    people = population(seed, laws)
    everybody = survey(seed, laws, people)
    answered = everybody.heard()
    return Voices(
        seed=seed,
        laws=laws,
        seen=_of_people(people) | _published(seed, laws, people) | _of_survey(laws, answered),
        truth=_truth(laws, people, everybody),
        heard=_heard(laws, people, answered),
    )


def _of_people(people: Population) -> dict[str, pa.Table]:
    numbers = np.arange(len(people.outside))
    rater, asked = np.nonzero(people.asks)
    gains, on = np.nonzero(people.kinds >= 0)
    proved, where = np.nonzero(people.proofs)
    inside = [None if place < 0 else DEPARTMENTS[place] for place in people.department]
    return {
        "people": pa.table(
            {
                "person": numbers,
                "department": pa.array(inside, pa.string()),
                "location": [LOCATIONS[place] for place in people.location],
                "outside": people.outside,
            }
        ),
        "territories": pa.table({"territory": np.arange(people.facets.shape[1])}),
        "audience": pa.table({"person": numbers, "followers": people.followers}),
        "ties": pa.table({"rater": rater, "person": asked}),
        "interests": pa.table(
            {
                "person": gains,
                "territory": on,
                "kind": pa.array([KINDS[kind] for kind in people.kinds[gains, on]], pa.string()),
            }
        ),
        "experience": pa.table({"person": proved, "territory": where}),
    }


def _published(seed: int, laws: Laws, people: Population) -> dict[str, pa.Table]:
    person, territory, days = published(seed, laws, people)
    return {"contents": pa.table({"person": person, "territory": territory, "days_ago": days})}


def _of_survey(laws: Laws, answers: Answers) -> dict[str, pa.Table]:
    items = laws.items
    named = answers.named[np.lexsort(answers.named.T[::-1])]
    asked = answers.asked[np.lexsort(answers.asked.T[::-1])]
    order = np.lexsort(answers.rated.T[::-1])
    rated, values = answers.rated[order], answers.values[order]
    long = {name: np.repeat(rated[:, place], len(items)) for place, name in enumerate(("territory", "rater", "person"))}
    ids, facets = (pa.array([getattr(one, name) for one in items] * len(rated), pa.string()) for name in ("id", "facet"))
    return {
        "items": pa.table(
            {"item": [one.id for one in items], "facet": [one.facet for one in items], "reverse": [one.reverse for one in items]}
        ),
        "respondents": pa.table(dict(zip(("territory", "rater", "wave"), asked.T, strict=True))),
        "nominations": pa.table(dict(zip(("territory", "rater", "person", "wave"), named.T, strict=True))),
        "ratings": pa.table(long | {"item": ids, "facet": facets, "value": values.astype(np.int64).ravel()}),
    }


def _known(laws: Laws, people: Population, answers: Answers) -> Known:
    count, territories = people.facets.shape[:2]
    return Known(
        expert=high(people.facets[:, :, 0], laws.high),
        empathic=high(people.facets[:, :, 1], laws.high),
        interest=people.kinds >= 0,
        proof=people.proofs,
        raters=answers.raters(count, territories),
        named_in=answers.named_in(count, territories),
        reach=high(people.followers, laws.high),
    )


def _truth(laws: Laws, people: Population, everybody: Answers) -> pa.Table:
    facets = people.facets.reshape(-1, 3)
    return pa.table(
        _cells(people)
        | {"expertise": facets[:, 0], "empathy": facets[:, 1], "impartiality": facets[:, 2]}
        | {"class": pa.array(true_classes(_known(laws, people, everybody)).ravel().tolist(), pa.string())}
    )


def _heard(laws: Laws, people: Population, answered: Answers) -> pa.Table:
    known = _known(laws, people, answered)
    territories = people.facets.shape[1]
    return pa.table(
        _cells(people)
        | {"raters": known.raters.ravel(), "named_in": np.repeat(known.named_in, territories)}
        | {"class": pa.array(true_classes(known).ravel().tolist(), pa.string())}
    )


def _cells(people: Population) -> dict[str, np.ndarray]:
    person, territory = np.indices(people.facets.shape[:2])
    return {"person": person.ravel(), "territory": territory.ravel()}
