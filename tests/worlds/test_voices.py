"""A world of voices keeps to its laws, shows no truth to a method, and comes out of its seed byte for byte."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pytest

from cordee.worlds.dice import Dice
from cordee.worlds.voices import Voices, voices
from cordee.worlds.voices_laws import FACETS, LARGE, SMALL, Laws, varied
from cordee.worlds.voices_people import true_facets

BIG = Laws(people=900, territories=4, asked=4, known=20)
PINNED = "8c372514a0c50f82"


@cache
def world(laws: Laws = BIG, seed: int = 5) -> Voices:
    return voices(seed, laws)


def numbers(table: pa.Table, name: str) -> np.ndarray:
    return np.asarray(table.column(name).to_numpy(zero_copy_only=False))


def facets(of: Voices) -> np.ndarray:
    laid = np.stack([numbers(of.truth, name) for name in FACETS], axis=1)
    return laid.reshape(of.laws.people, of.laws.territories, 3)


def grid(of: Voices, table: pa.Table) -> np.ndarray:
    counts = np.zeros((of.laws.people, of.laws.territories))
    np.add.at(counts, (numbers(table, "person"), numbers(table, "territory")), 1)
    return counts


def means(of: Voices, facet: str) -> dict[str, np.ndarray]:
    """Each rater's mean on a facet, reversed items turned, with the truth it speaks of."""
    turned = {row["item"]: row["reverse"] for row in of.seen["items"].to_pylist()}
    rows = of.seen["ratings"].filter(pa.compute.equal(of.seen["ratings"]["facet"], facet))
    flip = np.array([turned[item] for item in rows["item"].to_pylist()])
    value = np.where(flip, 8 - numbers(rows, "value"), numbers(rows, "value")).reshape(-1, 3 if facet == "impartiality" else 2)
    each = {name: numbers(rows, name)[:: value.shape[1]] for name in ("territory", "rater", "person")}
    truth = facets(of)[each["person"], each["territory"], FACETS.index(facet)]
    return each | {"mean": value.mean(axis=1), "truth": truth}


def written(tables: dict[str, pa.Table]) -> str:
    sink = pa.BufferOutputStream()
    for name in sorted(tables):
        with pa.ipc.new_stream(sink, tables[name].schema) as stream:
            stream.write_table(tables[name])
    return hashlib.sha256(sink.getvalue()).hexdigest()


def test_the_same_seed_gives_the_same_bytes_and_another_one_others() -> None:
    one, again, other = (voices(seed) for seed in (3, 3, 4))

    everything = [written(each.seen | {"truth": each.truth, "heard": each.heard}) for each in (one, again, other)]

    assert everything[0] == everything[1]
    assert everything[0] != everything[2]


def test_the_worlds_are_those_that_were_committed_before_any_method() -> None:
    told = "".join(str(voices(1).seen[name].to_pylist()) for name in ("nominations", "ratings", "contents", "ties", "audience"))

    assert hashlib.sha256(told.encode()).hexdigest()[:16] == PINNED, "the worlds changed: every figure measured on them is void"


def test_the_tables_have_the_agreed_columns() -> None:
    columns = {name: world().table(name).column_names for name in ("nominations", "ratings", "audience", "contents", "ties")}

    assert columns == {
        "nominations": ["territory", "rater", "person", "wave"],
        "ratings": ["territory", "rater", "person", "item", "facet", "value"],
        "audience": ["person", "followers"],
        "contents": ["person", "territory", "days_ago"],
        "ties": ["rater", "person"],
    }
    assert world().seen["interests"].column_names == ["person", "territory", "kind"]
    assert world().seen["experience"].column_names == ["person", "territory"]
    assert world().truth.column_names == ["person", "territory", *FACETS, "class"]


def test_what_a_method_may_read_holds_no_truth() -> None:
    assert not {"truth", "heard"} & set(world().seen)
    assert all("class" not in table.column_names for table in world().seen.values())


def test_facets_are_correlated_as_stated_and_last_as_stated() -> None:
    laws = replace(BIG, people=4_000, territories=2)
    true = true_facets(Dice(5), laws).swapaxes(0, 1)

    pairs = np.mean([np.corrcoef(each.T)[np.triu_indices(3, 1)] for each in true], axis=0)
    lasting = [np.corrcoef(true[0, :, facet], true[1, :, facet])[0, 1] for facet in range(3)]

    assert pairs == pytest.approx(laws.correlations, abs=0.05)
    assert lasting == pytest.approx(laws.lasting, abs=0.05)
    assert true.mean(axis=1) == pytest.approx(np.zeros((2, 3)), abs=0.06)
    assert true.std(axis=1) == pytest.approx(np.ones((2, 3)), abs=0.04)


@pytest.mark.parametrize("share", [0.2, 0.35, 0.5])
def test_as_many_of_those_inside_answer_as_stated(share: float) -> None:
    answered = voices(7, replace(SMALL, people=1_000, territories=1, response=share)).seen

    inside = pa.compute.sum(pa.compute.invert(answered["people"]["outside"])).as_py()
    outside = set(answered["people"].filter(answered["people"]["outside"])["person"].to_pylist())

    assert answered["respondents"].num_rows / inside == pytest.approx(share, abs=0.05)
    assert not outside & set(answered["respondents"]["rater"].to_pylist())


@pytest.mark.parametrize("stated", [0.2, 0.35, 0.5])
@pytest.mark.parametrize("facet", FACETS)
def test_one_raters_mean_is_as_reliable_as_stated(facet: str, stated: float) -> None:
    seen = means(world(replace(BIG, reliability=(stated,) * 3, response=1.0)), facet)

    slope, level = np.polyfit(seen["truth"], seen["mean"], 1)
    noise = np.var(seen["mean"] - level - slope * seen["truth"])

    assert slope**2 / (slope**2 + noise) == pytest.approx(stated, abs=0.04)


def test_two_raters_agree_no_more_than_the_truth_makes_them() -> None:
    seen = means(world(replace(BIG, response=1.0)), "expertise")
    order = np.lexsort((seen["rater"], seen["person"], seen["territory"]))
    target = (seen["territory"] * BIG.people + seen["person"])[order]
    mean, truth = seen["mean"][order], seen["truth"][order]
    pair = np.flatnonzero(target[1:] == target[:-1])

    slope = np.polyfit(truth, mean, 1)[0]
    shared = np.cov(mean[pair], mean[pair + 1])[0, 1]

    assert shared == pytest.approx(slope**2 * np.var(truth[pair]), rel=0.15)


def test_some_raters_are_generous_and_others_harsh() -> None:
    seen = means(world(replace(BIG, response=1.0)), "expertise")
    left = seen["mean"] - np.poly1d(np.polyfit(seen["truth"], seen["mean"], 1))(seen["truth"])
    many = np.bincount(seen["rater"])
    level = np.bincount(seen["rater"], left) / np.maximum(many, 1)
    within = np.var(left - level[seen["rater"]])

    spread = np.var(level[many >= 8]) - within * np.mean(1 / many[many >= 8])

    assert spread / np.var(left) == pytest.approx(0.35, abs=0.07)


def test_yes_saying_shows_in_a_reversed_item() -> None:
    rows = world().seen["ratings"]
    ticked = {item: np.mean(numbers(rows.filter(pa.compute.equal(rows["item"], item)), "value")) for item in
              ("impartiality_1", "impartiality_2", "impartiality_3")}  # fmt: skip

    turned = 8 - ticked["impartiality_3"]

    assert ticked["impartiality_1"] - turned == pytest.approx(2 * BIG.agreeing, abs=0.15)
    assert ticked["impartiality_2"] == pytest.approx(ticked["impartiality_1"], abs=0.1)


def test_names_go_to_expertise_closeness_and_fame() -> None:
    here = world()
    named = here.seen["nominations"]
    truth = facets(here)[:, :, 0]
    asks = set(zip(*(here.seen["ties"][name].to_pylist() for name in ("rater", "person")), strict=True))
    fame = np.log1p(numbers(here.seen["audience"], "followers"))

    close = [pair in asks for pair in zip(*(named[name].to_pylist() for name in ("rater", "person")), strict=True)]

    assert truth[numbers(named, "person"), numbers(named, "territory")].mean() > 0.8
    assert np.mean(close) > 10 * len(asks) / BIG.people**2
    assert fame[numbers(named, "person")].mean() > fame.mean() + 0.1
    assert not (numbers(named, "person") == numbers(named, "rater")).any()


@pytest.mark.parametrize("laws", [SMALL, LARGE], ids=["small", "large"])
def test_most_people_have_few_raters_or_none(laws: Laws) -> None:
    raters = numbers(world(laws, 2).heard, "raters")

    assert np.mean(raters == 0) > 0.3
    assert np.mean(raters >= 3) > 0.02


def test_audience_and_volume_say_nothing_of_expertise_unless_they_shall() -> None:
    helped = world(replace(BIG, audience_expertise=0.5, volume_expertise=0.5))
    found = []
    for here in (world(), helped):
        mean = facets(here)[:, :, 0].mean(axis=1)
        volume = np.log1p(grid(here, here.seen["contents"])).ravel()
        fame = np.log1p(numbers(here.seen["audience"], "followers"))
        found.append((np.corrcoef(mean, fame)[0, 1], np.corrcoef(facets(here)[:, :, 0].ravel(), volume)[0, 1]))

    assert found[0] == pytest.approx((0, 0), abs=0.07)
    assert found[1][0] == pytest.approx(0.5, abs=0.1)
    assert found[1][1] > 0.15


def test_what_was_published_lately_differs_from_what_was_published() -> None:
    contents = world().seen["contents"]
    lately = contents.filter(pa.compute.less(contents["days_ago"], 90))

    whole, part = grid(world(), contents), grid(world(), lately)

    assert numbers(contents, "days_ago").min() >= 0
    assert numbers(contents, "days_ago").max() < 730
    assert 0.3 < np.corrcoef(whole.ravel(), part.ravel())[0, 1] < 0.95


def test_everybody_has_one_true_class_and_leaders_are_high_on_both() -> None:
    here = world()
    leads = np.array(here.truth["class"].to_pylist()).reshape(BIG.people, BIG.territories) == "leader"
    top = np.quantile(facets(here), 0.9, axis=0)
    interested = grid(here, here.seen["interests"]) > 0

    assert leads.any()
    assert (facets(here)[:, :, 0] >= top[:, 0])[leads].all()
    assert (facets(here)[:, :, 1] >= top[:, 1])[leads].all()
    assert not (leads & interested).any()
    sellers = np.array(here.truth["class"].to_pylist()).reshape(leads.shape) == "seller"
    assert (sellers == interested).all()


def test_who_lacks_three_raters_in_the_survey_is_heard_as_no_leader() -> None:
    heard = world().heard.to_pylist()

    assert {row["class"] for row in heard if row["raters"] < 3} <= {"seller", "emerging expert", "maven", "not established"}
    assert all(row["raters"] >= 3 for row in heard if row["class"] in ("leader", "expert", "celebrity", "relay"))


def test_a_second_wave_asks_again_and_ratings_are_asked_for_once() -> None:
    seen = voices(2, replace(SMALL, waves=2)).seen
    rated = seen["ratings"].group_by(["territory", "rater", "person", "item"]).aggregate([([], "count_all")])

    assert set(seen["nominations"]["wave"].to_pylist()) == {0, 1}
    assert set(rated["count_all"].to_pylist()) == {1}


def test_a_world_varies_within_its_range() -> None:
    drawn = [varied(SMALL, seed) for seed in range(40)]

    assert min(each.response for each in drawn) < 0.25
    assert max(each.response for each in drawn) > 0.45
    assert all(0.2 <= one <= 0.5 for each in drawn for one in (each.response, *each.reliability))


@pytest.mark.parametrize(
    "wrong", [{"people": 3}, {"response": 0.0}, {"reliability": (0.9, 0.3, 0.3)}, {"correlations": (1.0, 0.0, 0.0)}, {"named": 0}]
)
def test_laws_that_cannot_hold_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        replace(SMALL, **wrong)
