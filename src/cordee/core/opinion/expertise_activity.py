"""Activity of expertise: what a person will probably contribute, overall and on each topic. Quality is another figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import log

import numpy as np
from scipy.special import gammaincinv

from cordee.core.opinion.expertise import CONFIDENCE, OVERALL, Answers, Flags, Floats, Ints, Ranking, pairs_of, sums
from cordee.core.opinion.expertise_forecasts import Forecast, mean_of, recently, returning

MONTH = 30.0
HALF_LIVES = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6, 1.0)
NEWCOMERS = (0.25, 0.5, 1.0, 2.0, 4.0)
GENERALISTS = (3.0, 6.0, 12.0, 20.0, 40.0, 60.0, 90.0, 150.0)
USUAL_VOTES = (2.5, 5.0, 10.0, 20.0, 40.0, 80.0)
SPLITS = (0.5, 0.65, 0.8)
PACED = (0.5, 0.6, 0.7, 0.8, 0.9)  # moments from which the next thirty days are foretold, to see how many answers come
STEADY = 5.0  # answers that the expectation "as many come as are foretold" weighs as much as
FIRM = 8.0  # how firmly a split must speak before it moves the habits: log likelihood for one step of the spreads below
STEPS = {"half_life": 0.7, "newcomer": 1.0, "level": 1.0, "generalist": 1.0}
FIRST_VISIT = 0.3  # what an answer of the first visit says of coming back: whoever is in the list came once
VISIT = 0.5  # days: answers this soon after the first are the same visit
BINS = 200
NEAR = 0.05  # answers this share of the place's age apart were given in much the same times
STRANGER = 0.02  # share of answers, spread evenly, that a split leaves to chance
SMOOTH = 0.5
OTHERS = 100  # persons without an answer on a topic who are still listed on it, the most likely first
SAYS = (0.4, 0.2, 0.2, 0.2)  # what each forecast says: rates, who comes back, recent answers, recent votes
RECENT = (0.4, 0.2)  # half-lives of recent answers and of recent votes, in shares of the place's age
LEAST_KNOWN = 2  # persons with an answer on it that a topic needs to have lines of its own


@dataclass(frozen=True, slots=True)
class Habits:
    """How people of a place come back, specialise and are voted for.

    Parameters
    ----------
    half_life
        After this share of the place's age an answer counts half.
    newcomer
        What somebody who just came is believed to go on with weighs as much as this share of everybody's weighed time:
        one answer in all of it.
    generalist
        Answers that the usual mix of topics weighs as much as, in a person's own mix.
    level
        Answers that the usual votes weigh as much as, in a person's own votes.
    pace
        Answers that come in thirty days for each that the rates foretell: people leave, and places grow or fade.
    surprise
        How much of a future is not foreseen: the squared relative error of a forecast for somebody with endless answers.
    """

    half_life: float = 0.3
    newcomer: float = 1.0
    generalist: float = 60.0
    level: float = 10.0
    pace: float = 1.0
    surprise: float = 1.0

    def __post_init__(self) -> None:
        if min(self.half_life, self.newcomer, self.generalist, self.level, self.pace) <= 0 or self.surprise < 0:
            raise ValueError("habits are above 0")


def activity(answers: Answers, *, habits: Habits | None = None) -> Ranking:
    """Estimate the votes that each person's answers of the next thirty days will earn, overall and on each topic.

    Do not use it to say whose answers are better: ``quality`` says that.

    Parameters
    ----------
    answers
        What was answered, with its votes.
    habits
        How people come back; found by :func:`find_habits` on the answers themselves where not given.

    Returns
    -------
    Ranking
        Votes (never below 0) in thirty days like the last weighed ones. On a topic everybody with an answer on it, and the
        hundred others who are most likely to answer there, with ``n`` 0. The range is for what will really come.

    Notes
    -----
    Who stands before whom is the geometric mean of four forecasts (:mod:`~cordee.core.opinion.expertise_forecasts`): the rates, two
    parts in five; who comes back until they leave, recent answers and recent votes, one each. How much comes in all is what
    the rates say: rate × level × share of the topic, each drawn towards that of the place. Rate: recency-weighted answers, those
    of the first visit counting a third (that somebody came once chose them), ÷ weighed time since, a gamma prior. Level:
    max(0, votes) against what answers of the same times got, shrunk. Share of a topic: a Dirichlet prior with the place's
    mix. A gamma range carries the three uncertainties and the surprise of the splits.
    """
    none = np.zeros(0, dtype=np.int64)
    if not len(answers):
        return Ranking(none, none, np.zeros(0), np.zeros(0), np.zeros(0), none)
    found = habits or find_habits(answers)
    state = _state(answers, found)
    level, doubt = _level(answers, found.level)
    everybody, by_topic = _foretell(answers, state, state.rate * level * MONTH * found.pace, level, found)
    known = np.flatnonzero(state.counts)
    blocks = [_block(np.full(len(known), OVERALL), known, everybody[known], state.counts[known], state.recent[known])]
    blocks += by_topic
    topic, person, score, n, weight = (np.concatenate(columns) for columns in zip(*blocks, strict=True))
    worth = level[person]
    chance = (1 + _scatter(answers)) * worth / np.maximum(score, 1e-12)  # few answers, each with the luck of its votes
    low, high = _range(score, 1 / (weight + SMOOTH) + doubt[person] + found.surprise + chance, least=worth / 2)
    return Ranking(topic, person, score, low, high, n)


@dataclass(frozen=True, slots=True)
class _State:
    """What the answers say at a moment: weights of answers, and of each person the count, weighed count and rate a day."""

    weights: Floats
    counts: Ints
    recent: Floats
    rate: Floats


def _state(answers: Answers, habits: Habits) -> _State:
    fading = log(2) / (habits.half_life * answers.age)
    weights = np.exp(-fading * (answers.now - answers.at))
    counts, recent = answers.counts(), sums(answers.person, weights, answers.people)
    first = np.full(answers.people, answers.now)
    np.minimum.at(first, answers.person, answers.at)
    lived = (1 - np.exp(-fading * (answers.now - first))) / fading
    whole = (1 - np.exp(-fading * answers.age)) / fading
    again = sums(answers.person, weights * _came_back(answers, first), answers.people) + habits.newcomer * (counts > 0)
    return _State(weights, counts, recent, again / (lived + habits.newcomer * whole))


def _came_back(answers: Answers, first: Floats) -> Floats:
    """Give what each answer says of coming back: an answer of the first visit less than a later one."""
    return np.where(answers.at > first[answers.person] + VISIT, 1.0, FIRST_VISIT)


def _level(answers: Answers, weight: float) -> tuple[Floats, Floats]:
    """Give the votes (never below 0) that an answer of each person is worth, and its squared relative error."""
    gained = np.maximum(answers.votes, 0.0)
    usual = max(float(gained.mean()), 1e-3)
    expected = sums(answers.person, _of_its_time(answers, gained), answers.people) / usual + weight
    level = usual * (sums(answers.person, gained, answers.people) / usual + weight) / expected
    return level, _scatter(answers) / expected


def _of_its_time(answers: Answers, gained: Floats) -> Floats:
    """Give what answers given at about the same time got on average: the place's first weeks often vote more."""
    edges = np.minimum(((answers.at - answers.at[0]) / answers.age * BINS).astype(np.int64), BINS - 1)
    apart = np.subtract.outer(np.arange(BINS), np.arange(BINS)) / (BINS * NEAR)
    nearness = np.exp(-0.5 * apart**2)
    total, counts = sums(edges, gained, BINS), np.bincount(edges, minlength=BINS)
    return ((nearness @ total) / np.maximum(nearness @ counts, 1e-300))[edges]


def _mix(answers: Answers, weights: Floats) -> tuple[Ints, Ints, Floats, Ints, Floats]:
    """Give the person × topic pairs with their weighed and plain counts, and the place's share of each topic."""
    entry, topic = answers.tagged()
    pair_person, pair_topic, position = pairs_of(answers.person[entry], topic, topics=answers.topics)
    weighed = sums(position, weights[entry], len(pair_person))
    plain = np.bincount(position, minlength=len(pair_person))
    usual = (sums(topic, weights[entry], answers.topics) + SMOOTH) / (weights.sum() + 2 * SMOOTH)
    return pair_person, pair_topic, weighed, plain, usual


_Foresight = Callable[[Answers, Answers, Flags, Habits], float]
_Block = tuple[Ints, Ints, Floats, Ints, Floats]


def _block(topic: Ints, person: Ints, score: Floats, n: Ints, weight: Floats) -> _Block:
    return topic, person, score, n, weight


def _foretell(answers: Answers, state: _State, rates: Floats, level: Floats, habits: Habits) -> tuple[Floats, list[_Block]]:
    """Give what is foretold of each person, and the lines of each topic: as much in all as the rates say, shared by all forecasts."""
    person, topic, weighed, plain, usual = _mix(answers, state.weights)

    def mixed(weight: float, overall: Floats) -> Forecast:
        base = overall / (state.recent + habits.generalist)
        own = base[person] * (weighed + habits.generalist * usual[topic])
        return Forecast(weight, overall, own, base, habits.generalist * usual)

    by_rates = mixed(SAYS[0], rates)
    gained = np.maximum(answers.votes, 0.0)
    forecasts = [by_rates, mixed(SAYS[1], returning(answers) * level)]
    for worth, half_life, weight in zip((np.ones(len(answers)), gained), RECENT, SAYS[2:], strict=True):
        forecasts.append(recently(answers, worth, person, topic, half_life=half_life, weight=weight))
    mean = mean_of(forecasts, person, topic, known=int((state.counts > 0).sum()))
    overall = np.where(state.counts > 0, mean.overall, 0.0)
    everybody = overall * (rates.sum() / overall.sum())
    order = np.argsort(topic, kind="stable")
    edges = np.searchsorted(topic[order], np.arange(answers.topics + 1))
    likely = np.argsort(-everybody, kind="stable")[: int((state.counts > 0).sum())]
    blocks = []
    for code in range(answers.topics):
        mine = order[edges[code] : edges[code + 1]]
        if len(mine) < LEAST_KNOWN:
            continue
        near = likely[: OTHERS + len(mine)]
        others = near[~np.isin(near, person[mine])][:OTHERS]
        who = np.concatenate([person[mine], others])
        shared = np.concatenate([mean.pairs[mine], mean.others(others, code)])
        in_all = by_rates.pairs[mine].sum() + by_rates.elsewhere[others].sum() * by_rates.place[code]
        scores = np.minimum(shared * (in_all / shared.sum()), everybody[who])
        n = np.concatenate([plain[mine], np.zeros(len(others), dtype=np.int64)])
        share = scores / np.maximum(everybody[who], 1e-300)
        blocks.append(_block(np.full(len(who), code), who, scores, n, state.recent[who] * share))
    return everybody, blocks


def _scatter(answers: Answers) -> float:
    """Give the squared relative spread of the votes of single answers."""
    gained = np.maximum(answers.votes, 0.0)
    return float(gained.var()) / max(float(gained.mean()), 1e-3) ** 2


def _range(score: Floats, squared_error: Floats, *, least: Floats) -> tuple[Floats, Floats]:
    """Give the gamma range around each score; what is less than half an answer is none."""
    shape = 1 / squared_error
    tail = (1 - CONFIDENCE) / 2
    low, high = (np.asarray(gammaincinv(shape, share)) / shape * score for share in (tail, 1 - tail))
    low = np.where(low < least, 0.0, low)
    return np.minimum(low, score), np.maximum(high, score)


def find_habits(answers: Answers) -> Habits:
    """Find how people come back and specialise, by time splits inside what is known.

    Three times the answers are parted at a moment; habits are good where the earlier part foresees who wrote the later
    answers. Few answers move the habits little away from the usual ones, which were chosen on early parts of six sites together.

    Notes
    -----
    Log likelihood of the author of each later answer among those known before, an author's answers together weighing as
    their square root (they are not independent); normal penalties on the logarithms.
    """
    usual = Habits()
    moments = sorted({float(answers.at[int(len(answers) * share)]) for share in SPLITS}) if len(answers) else []
    splits = [(answers.before(moment), answers.at >= moment) for moment in moments]
    splits = [(earlier, later) for earlier, later in splits if len(earlier)]
    if not splits:
        return usual
    rates = [replace(usual, half_life=one, newcomer=other) for one in HALF_LIVES for other in NEWCOMERS]
    found = _best(rates, answers, splits, _foreseen)
    found = _best([replace(found, level=one) for one in USUAL_VOTES], answers, splits, _earned)
    found = _best([replace(found, generalist=one) for one in GENERALISTS], answers, splits, _foreseen_on_topics)
    pace, surprise = _foretold(answers, found)
    return replace(found, pace=pace, surprise=surprise)


def _best(candidates: list[Habits], answers: Answers, splits: list[tuple[Answers, Flags]], foresees: _Foresight) -> Habits:
    """Give the candidate that foresees best, less what it costs to leave the usual."""

    def worth(habits: Habits) -> float:
        usual = Habits()
        left = sum((log(getattr(habits, name) / getattr(usual, name)) / step) ** 2 for name, step in STEPS.items())
        return float(np.mean([foresees(earlier, answers, later, habits) for earlier, later in splits])) - FIRM * left

    return max(candidates, key=worth)


def _foreseen(earlier: Answers, answers: Answers, later: Flags, habits: Habits) -> float:
    rate = _state(earlier, habits).rate
    author = answers.person[later]
    many = np.bincount(author[rate[author] > 0], minlength=answers.people)
    known = rate > 0
    chance = np.where(known, (1 - STRANGER) * rate / rate.sum() + STRANGER / known.sum(), 1.0)
    return float(np.sqrt(many) @ np.log(chance))


def _earned(earlier: Answers, answers: Answers, later: Flags, habits: Habits) -> float:
    """Give the log likelihood of who earned the later votes."""
    state = _state(earlier, habits)
    expected = state.rate * _level(earlier, habits.level)[0]
    gained = sums(answers.person[later], np.maximum(answers.votes[later], 0.0), answers.people) * (state.rate > 0)
    if not gained.sum():
        return 0.0
    gained /= np.maximum(answers.votes, 0.0).mean()
    known = state.rate > 0
    chance = np.where(known, (1 - STRANGER) * expected / expected.sum() + STRANGER / known.sum(), 1.0)
    return float(np.sqrt(gained) @ np.log(chance))


def _foreseen_on_topics(earlier: Answers, answers: Answers, later: Flags, habits: Habits) -> float:
    state = _state(earlier, habits)
    person, topic, weighed, _, usual = _mix(earlier, state.weights)
    base = state.rate / (state.recent + habits.generalist)
    total = sums(topic, base[person] * weighed, answers.topics) + habits.generalist * usual * base.sum()
    entry, on = answers.tagged()
    kept = later[entry] & (state.rate[answers.person[entry]] > 0)
    who, on = answers.person[entry][kept], on[kept]
    if not len(who) or not len(person):
        return 0.0
    keys = person * max(answers.topics, 1) + topic
    wanted = who * max(answers.topics, 1) + on
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    own = np.where(keys[place] == wanted, weighed[place], 0.0)
    share = base[who] * (own + habits.generalist * usual[on]) / total[on]
    chance = (1 - STRANGER) * share + STRANGER / (state.rate > 0).sum()
    return float((np.log(chance) / np.sqrt(np.bincount(who, minlength=answers.people))[who]).sum())


def _foretold(answers: Answers, habits: Habits) -> tuple[float, float]:
    """Give how many answers come in a month for each foretold, and the squared relative error beyond chance, 0.05 to 4."""
    came, expected, firm = [], [], []
    for moment in sorted({float(answers.at[int(len(answers) * share)]) for share in PACED}):
        earlier, until = answers.before(moment), min(moment + MONTH, answers.now)
        if not len(earlier):
            continue
        state = _state(earlier, habits)
        known = state.rate > 0
        within = (answers.at >= moment) & (answers.at < until)
        came.append(np.bincount(answers.person[within], minlength=answers.people)[known])
        expected.append(state.rate[known] * (until - moment))
        firm.append(state.recent[known] + SMOOTH)
    many, rates, weight = (np.concatenate(columns).astype(np.float64) for columns in (came, expected, firm))
    pace = (float(many.sum()) + STEADY) / (float(rates.sum()) + STEADY)
    foretold = rates * pace
    beyond = float(((many - foretold) ** 2 - foretold - foretold**2 / weight).sum())
    return pace, min(max(beyond / max(float((foretold**2).sum()), 1e-9), 0.05), 4.0)
