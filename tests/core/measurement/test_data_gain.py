"""What unused fields would add: known gains are found, chance and late fields are not, and Olist's unused fields."""

from __future__ import annotations

import csv
import gzip

import numpy as np
import pytest

from cordee.core.measurement.data_gain import PROPOSALS, gains, order, share_used
from cordee.core.measurement.data_use import judge_data_use
from tests.taking_in import sample


def world(n=900, seed=1):
    """A market where the sector matters, the colour does not, and the note is written once a case is won."""
    rng = np.random.default_rng(seed)
    sector, colour, origin = rng.integers(0, 3, n), rng.integers(0, 4, n), rng.integers(0, 2, n)
    won = rng.random(n) < np.array([0.05, 0.2, 0.5])[sector] + 0.05 * origin
    unused = {
        "sector": [f"s{one}" for one in sector],
        "colour": [f"c{one}" for one in colour],
        "note": ["signed" if one else None for one in won],
        "empty": [None] * n,
    }
    return won, unused, {"origin": [f"o{one}" for one in origin]}


def tried(*args, **more):
    return {one.field: one for one in gains(*args, rng=np.random.default_rng(5), repeats=1, **more)}


def test_a_field_that_matters_is_to_be_used_and_one_that_does_not_is_no_find():
    won, unused, used = world()

    found = tried(won, unused, used=used, known={"sector": "before", "colour": "before"})

    assert (found["sector"].word, found["sector"].proposal) == ("adds", "use")
    assert found["sector"].better_order.low > 0
    assert found["colour"].word in ("adds_nothing", "unknown")
    assert found["colour"].gain.low < 0


def test_a_field_whose_time_nobody_states_is_suspect_however_well_it_foresees():
    won, unused, used = world()

    found = tried(won, unused, used=used, known={"sector": "unclear", "colour": "after"})

    assert [found[name].word for name in ("sector", "colour", "note")] == ["suspect"] * 3
    assert [found[name].because for name in ("sector", "colour", "note")] == ["unclear", "after", "unclear"]
    assert found["sector"].gain.value is None
    assert found["sector"].proposal == "ask"


def test_a_field_that_only_winners_have_is_suspect_even_where_somebody_says_that_it_is_known_before():
    won, unused, used = world()

    found = tried(won, unused, used=used, known={"note": "before"})

    assert (found["note"].word, found["note"].because) == ("suspect", "filled_with_the_outcome")


def test_a_field_that_was_never_filled_is_to_be_deleted():
    won, unused, used = world()

    assert tried(won, unused, used=used, known={})["empty"].proposal == "delete"


def test_what_is_in_use_already_adds_nothing_again():
    won, unused, used = world()

    found = tried(won, {"again": unused["sector"]}, used={**used, "sector": unused["sector"]}, known={"again": "before"})

    assert found["again"].word != "adds"


def test_thousands_of_levels_that_say_nothing_do_not_look_like_a_gain_though_they_fit_the_past():
    won, _, used = world()
    rng = np.random.default_rng(8)
    names = [f"{one}" for one in rng.integers(0, 40, len(won))]
    shares = {name: np.mean([w for w, other in zip(won, names, strict=True) if other == name]) for name in set(names)}
    fitted = np.array([shares[name] for name in names])

    found = tried(won, {"names": names}, used=used, known={"names": "before"})

    assert order(fitted, won.astype(float))[0] > 0.58  # the tempting judgement, on the cases it has seen
    assert found["names"].word != "adds"
    assert found["names"].gain.value < 0.01


def test_earlier_cases_teach_and_later_ones_are_judged_where_times_are_given():
    won, unused, used = world()
    when = np.arange(len(won))

    found = tried(won, unused, used=used, known={"sector": "before"}, when=when)

    assert found["sector"].gain.n == len(won) // 2
    assert found["sector"].word == "adds"


def test_an_account_counts_once_and_never_teaches_about_itself():
    won, unused, used = world(300)
    three = np.repeat(np.arange(300), 3)
    often = {name: list(np.repeat(np.array(values, dtype=object), 3)) for name, values in (unused | used).items()}
    own = [f"a{one}" for one in three // 20]

    alone = tried(won, {"sector": unused["sector"]}, used=used, known={"sector": "before"})["sector"]
    found = tried(
        np.repeat(won, 3), {"sector": often["sector"], "own": own}, used={"origin": often["origin"]},
        known={"sector": "before", "own": "before"}, cluster=three,
    )  # fmt: skip

    assert found["sector"].gain.n == 300
    assert found["sector"].gain.high - found["sector"].gain.low > 0.8 * (alone.gain.high - alone.gain.low)
    assert found["sector"].better_order.reason == "clustered"
    assert found["own"].word != "adds"


def test_too_few_wins_give_no_gain():
    won, unused, used = world()
    few = won & (np.cumsum(won) <= 29)

    found = tried(few, unused, used=used, known={"sector": "before"})

    assert (found["sector"].word, found["sector"].gain.reason, found["sector"].proposal) == ("unknown", "too_few_to_try", "wait")


def test_fields_of_pure_chance_are_seldom_called_a_find():
    finds = 0
    for seed in range(12):
        rng = np.random.default_rng(seed)
        won = rng.random(300) < 0.3
        unused = {name: [f"v{one}" for one in rng.integers(0, 3, 300)] for name in "abc"}
        finds += any(
            one.word == "adds" for one in gains(won, unused, used={}, known=dict.fromkeys("abc", "before"), rng=rng, repeats=1)
        )

    assert finds <= 2


@pytest.mark.nightly
def test_fields_of_pure_chance_are_called_a_find_at_most_as_often_as_allowed():
    finds = 0
    for seed in range(400):
        rng = np.random.default_rng([9, seed])
        won = rng.random(400) < 0.3
        unused = {name: [f"v{one}" for one in rng.integers(0, 3, 400)] for name in "abc"}
        finds += any(
            one.word == "adds" for one in gains(won, unused, used={}, known=dict.fromkeys("abc", "before"), rng=rng, repeats=1)
        )

    assert finds / 400 <= 0.05


def test_every_word_has_a_proposal():
    assert set(PROPOSALS) == {"adds", "adds_nothing", "unknown", "suspect", "empty"}


def test_on_a_known_schema_the_known_share_is_used():
    row = {
        "source": "crm",
        "format": "crm.contacts",
        "file": "c.csv",
        "rows": 10,
        "distinct_values": 3,
        "fresh": None,
        "read_as": None,
    }
    fields = [row | {"field": f"f{place}", "filled": 8, "facts": [f"person_records.c{place}"]} for place in range(10)]
    fields.append(row | {"field": "hollow", "filled": 0, "facts": None})

    found = share_used(judge_data_use(fields, {}, {"person_records.c1": ["persons"], "person_records.c2": ["accounts"]}))

    assert (found.value, found.n, found.reason) == (0.2, 10, "counted_whole")


@pytest.mark.nightly
def test_of_olists_unused_fields_the_landing_page_adds_and_what_is_noted_at_the_deal_is_suspect():
    outcome, unused, used, when = olist()
    known = {"landing_page_id": "before", "weekday": "before", "sdr_id": "before"}

    for times in (None, when):
        found = {
            one.field: one for one in gains(outcome, unused, used=used, known=known, rng=np.random.default_rng(1), when=times)
        }

        assert found["landing_page_id"].word == "adds"
        assert found["landing_page_id"].gain.n == (8000 if times is None else 4000)
        assert 0.01 < found["landing_page_id"].gain.value < 0.05
        assert found["landing_page_id"].better_order.low > 0.02
        assert found["weekday"].word == "adds_nothing"
        assert found["sdr_id"].because == "filled_with_the_outcome"
        assert found["lead_behaviour_profile"].because == "unclear"


def olist():
    folder = sample("exports", "olist-funnel")
    with gzip.open(folder / "olist_marketing_qualified_leads_dataset.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        leads = list(csv.DictReader(stream))
    with (folder / "olist_closed_deals_dataset.csv").open(encoding="utf-8", newline="") as stream:
        deals = {row["mql_id"]: row for row in csv.DictReader(stream)}
    day = np.array([row["first_contact_date"] for row in leads], dtype="datetime64[D]")
    unused = {"landing_page_id": [row["landing_page_id"] for row in leads], "weekday": [str(one) for one in day.astype(int) % 7]}
    for name in ("sdr_id", "lead_behaviour_profile", "declared_monthly_revenue", "has_company"):
        unused[name] = [deals.get(row["mql_id"], {}).get(name) or None for row in leads]
    won = np.array([row["mql_id"] in deals for row in leads])
    return won, unused, {"origin": [row["origin"] for row in leads]}, day


def test_a_field_whose_values_never_come_twice_teaches_nothing_and_is_not_called_useless():
    rng = np.random.default_rng(3)
    outcome = rng.random(120) < 0.5

    [found] = gains(outcome, {"note": [f"n{one}" for one in range(120)]}, used={}, known={"note": "before"}, rng=rng)

    assert (found.word, found.gain.reason, found.gain.value) == ("unknown", "no_level", None)
