"""Quality of expertise: how good a person's answers are against the others' in the same question. Volume is not in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.special import ndtr, ndtri

from cordee.core.opinion.expertise import CONFIDENCE, OVERALL, Answers, Floats, Ranking, pairs_of
from cordee.core.opinion.expertise_levels import Design, Levels, Variances, fit_levels

ACCEPTED = 0.3  # an acceptance weighs as much as a third more votes
LATEST = 3  # the fourth answer to a question and all later ones count as equally late
HABIT = 2.0  # answers that the usual promptness of everybody weighs as much as, in a person's own
HOUR, HALF_DAY = 1 / 24, 0.5


def quality(answers: Answers, *, variances: Variances | None = None) -> Ranking:
    """Estimate how often a person's answer is voted above that of a typical other person in the same question.

    Do not use it to say who will answer: somebody may be very good and never come back. ``activity`` says that.

    Parameters
    ----------
    answers
        What was answered, with its votes.
    variances
        How far levels lie apart; found on the answers themselves where not given.

    Returns
    -------
    Ranking
        Shares between 0 and 1; 0.5 is the typical person, of whom nothing is known. Overall for everybody with an answer;
        by topic for everybody with an answer on it.

    Notes
    -----
    Votes enter by the logarithm, acceptance as a third more of them. Corrected for the votes on the question itself (who is
    seen more gets more), the days an answer has had to be read, its place and its delay in the question, each against the
    person's own habit: to answer later than one usually does is not held against anybody. Levels of persons and of
    persons on topics are drawn together by :func:`fit_levels`.
    """
    if not len(answers):
        return _nobody()
    return _ranking(answers, levels_of(answers, variances=variances))


def readers_score(answers: Answers) -> Floats:
    """Give what readers thought of each answer, on a scale where equal ratios of votes are equally far apart."""
    return _log(answers.votes) + ACCEPTED * answers.accepted


def levels_of(answers: Answers, *, variances: Variances | None = None) -> Levels:
    """Give the levels behind :func:`quality`, with their variances, for those who check them."""
    heard = once_a_question(answers)
    return fit_levels(readers_score(heard), _design(heard), variances=variances)


def once_a_question(answers: Answers) -> Answers:
    """Give what each person answered to each question as one answer: its votes their mean, on the scale of the logarithm.

    Two answers of one person to one question stand beside each other before the same readers. Taken for two, each would be
    judged against the other: a vote for one could lower its author.

    Examples
    --------
    >>> start, none = np.array([0, 0]), np.zeros(0, dtype=np.int64)
    >>> twice = Answers(np.array([0, 0]), np.array([0, 0]), np.array([1.0, 2.0]), np.array([0.0, 3.0]), np.array([False, True]),
    ...     np.array([0.5]), np.array([0.0]), start, none, 3.0, 1, 0)
    >>> one = once_a_question(twice)
    >>> one.at.tolist(), one.votes.round(6).tolist(), one.accepted.tolist()
    ([1.0], [1.0], [True])
    """
    keys, first, pair, many = np.unique(
        answers.question * answers.people + answers.person, return_index=True, return_inverse=True, return_counts=True
    )
    if len(keys) == len(answers):
        return answers
    level = np.bincount(pair, _log(answers.votes)) / many
    accepted = np.bincount(pair, answers.accepted) > 0
    return replace(  # the answers stand in the order of time, so the first of each pair is the earliest
        answers, person=answers.person[first], question=answers.question[first], at=answers.at[first],
        votes=np.sign(level) * np.expm1(np.abs(level)), accepted=accepted,
    )  # fmt: skip


def win_share(level: Floats, variances: Variances) -> Floats:
    """Give how often an answer at this level is above one of a typical other person.

    Examples
    --------
    >>> win_share(np.array([0.0]), Variances(0.1, 0.1, 0.1, 0.3)).tolist()
    [0.5]
    """
    return np.asarray(ndtr(level / np.sqrt(2 * variances.noise + variances.person + variances.topic)), dtype=np.float64)


def _log(votes: Floats) -> Floats:
    return np.sign(votes) * np.log1p(np.abs(votes))


def _design(answers: Answers) -> Design:
    entry, topic = answers.tagged()
    pair_person, _, pair = pairs_of(answers.person[entry], topic, topics=answers.topics)
    weight = 1 / np.bincount(entry, minlength=len(answers))[entry]
    place, delay = _promptness(answers)
    fixed = np.column_stack([
        np.ones(len(answers)),
        _level(_log(answers.asked_votes)[answers.question]),
        _level(np.log(answers.now - answers.at + HALF_DAY)),
        _level(_against_habit(place, answers)),
        _level(_against_habit(delay, answers)),
    ])  # fmt: skip
    return Design(
        fixed, answers.person, answers.question, entry, pair, weight, pair_person, answers.people, len(answers.asked_at)
    )


def _promptness(answers: Answers) -> tuple[Floats, Floats]:
    """Give the place of each answer in its question, from 0, and the logarithm of its delay."""
    order = np.argsort(answers.question, kind="stable")  # the answers are sorted by time already
    sizes = np.bincount(answers.question, minlength=len(answers.asked_at))
    first = np.cumsum(sizes) - sizes
    place = np.empty(len(answers))
    place[order] = np.arange(len(answers)) - first[answers.question[order]]
    waited = np.maximum(answers.at - answers.asked_at[answers.question], 0.0)
    return np.minimum(place, LATEST), np.log(waited + HOUR)


def _against_habit(values: Floats, answers: Answers) -> Floats:
    own = np.bincount(answers.person, values, answers.people) + HABIT * values.mean()
    return values - (own / (answers.counts() + HABIT))[answers.person]


def _level(values: Floats) -> Floats:
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros(len(values))


def _ranking(answers: Answers, levels: Levels) -> Ranking:
    z = float(ndtri(0.5 + CONFIDENCE / 2))
    counts = answers.counts()
    known = np.flatnonzero(counts)
    entry, topic = answers.tagged()
    pair_person, pair_topic, pair = pairs_of(answers.person[entry], topic, topics=answers.topics)
    middle = np.concatenate([levels.person[known], levels.person[pair_person] + levels.pair])
    half = z * np.sqrt(np.concatenate([levels.person_var[known], levels.pair_var]))
    return Ranking(
        np.concatenate([np.full(len(known), OVERALL), pair_topic]),
        np.concatenate([known, pair_person]),
        win_share(middle, levels.variances),
        win_share(middle - half, levels.variances),
        win_share(middle + half, levels.variances),
        np.concatenate([counts[known], np.bincount(pair, minlength=len(pair_person))]),
    )


def _nobody() -> Ranking:
    none = np.zeros(0, dtype=np.int64)
    return Ranking(none, none, np.zeros(0), np.zeros(0), np.zeros(0), none)
