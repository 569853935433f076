"""Levels of persons, and of persons on topics, from scores that also depend on the question: one shrunk model for all.

``y = X b + level of the person + level on the topics + level of the question + noise``. Levels are drawn towards 0 by as
much as the answers themselves say (empirical Bayes). Arrays in, arrays out; it knows nothing of votes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from scipy.sparse.linalg import LinearOperator, cg

from cordee.core.opinion.expertise import Floats, Ints

ROUNDS = 60
SETTLED = 0.005
STRENGTH = 8.0  # levels that the shares below weigh as much as
FIRM = 2.0  # scores that the expectation "what is corrected for does not matter" weighs as much as
SHARES = (0.20, 0.10, 0.10, 0.60)  # what is expected of persons, topics, questions and noise before anything is seen


@dataclass(frozen=True, slots=True)
class Design:
    """Where each score belongs.

    Parameters
    ----------
    fixed
        n × p, the first column ones: what is corrected for, each column with mean 0 and spread 1.
    person, question
        n codes each, from 0.
    entry, pair, weight
        One line a score and topic of its question: which score, which person × topic pair, and its share (1 by the topics).
    pair_person
        The person of each pair.
    people, questions
        How many there are.
    """

    fixed: Floats
    person: Ints
    question: Ints
    entry: Ints
    pair: Ints
    weight: Floats
    pair_person: Ints
    people: int
    questions: int


@dataclass(frozen=True, slots=True)
class Variances:
    """How far persons, topics within a person, questions, and single scores lie apart, in squared units of the scores."""

    person: float
    topic: float
    question: float
    noise: float

    def __post_init__(self) -> None:
        if min(self.person, self.topic, self.question, self.noise) <= 0:
            raise ValueError("variances are above 0")


@dataclass(frozen=True, slots=True)
class Levels:
    """What was found: the level of each person and how uncertain it is; the same on each of their topics.

    Parameters
    ----------
    person, person_var
        The level over all topics, and its variance given the scores.
    pair, pair_var
        What a topic adds for the person of each pair; ``pair_var`` is the variance of person and topic together.
    coefficients
        What was corrected for, in the order of the fixed columns.
    variances
        The variances that the levels were drawn with.
    """

    person: Floats
    person_var: Floats
    pair: Floats
    pair_var: Floats
    coefficients: Floats
    variances: Variances


def fit_levels(scores: Floats, design: Design, *, variances: Variances | None = None) -> Levels:
    """Find the levels of persons and of persons on topics.

    Parameters
    ----------
    scores
        n finite numbers, on a scale where differences mean the same everywhere.
    design
        Where each score belongs.
    variances
        Taken as they are where given; else found by empirical Bayes on the scores themselves.

    Returns
    -------
    Levels
        0 is a person of whom nothing is known.

    Notes
    -----
    Henderson's mixed-model equations (1950), solved by conjugate gradients; variances by expectation maximisation (Dempster,
    Laird and Rubin 1977, Laird 1982) with a weak scaled inverse chi-square prior. The posterior variances take the other
    persons' levels as uncertain by their own variance only, which makes the cost linear in the answers.
    """
    if len(scores) != len(design.fixed) or not len(scores):
        raise ValueError("needs one line of the design for each score, and at least one score")
    matrix = _matrix(design)
    start = np.zeros(matrix.shape[1])
    if variances is not None:
        return _levels(scores, matrix, start, design, variances)
    total = max(float(np.var(scores)), 1e-6)
    prior = Variances(*(share * total for share in SHARES))
    now, right = prior, matrix.T @ scores
    for _ in range(ROUNDS):
        start = _solve(matrix, right, design, now, start, exactly=1e-4)
        better = _improve(scores, matrix, start, design, now, prior)
        moved = max(abs(np.log(getattr(better, name) / getattr(now, name))) for name in ("person", "topic", "question", "noise"))
        now = better
        if moved < SETTLED:
            break
    return _levels(scores, matrix, start, design, now)


def _matrix(design: Design) -> csr_matrix:
    """Put fixed columns, persons, pairs and questions side by side."""
    n = len(design.fixed)
    rows, ones = np.arange(n), np.ones(n)
    return csr_matrix(
        hstack([
            csr_matrix(design.fixed),
            csr_matrix((ones, (rows, design.person)), (n, design.people)),
            csr_matrix((design.weight, (design.entry, design.pair)), (n, len(design.pair_person))),
            csr_matrix((ones, (rows, design.question)), (n, design.questions)),
        ])
    )  # fmt: skip


def _solve(
    matrix: csr_matrix, right: Floats, design: Design, variances: Variances, start: Floats, *, exactly: float = 1e-8
) -> Floats:
    """Solve the mixed-model equations, from where the last solution was."""
    p = design.fixed.shape[1]
    penalty = np.concatenate([
        np.concatenate([[0.0], np.full(p - 1, FIRM)]),
        np.full(design.people, variances.noise / variances.person),
        np.full(len(design.pair_person), variances.noise / variances.topic),
        np.full(design.questions, variances.noise / variances.question),
    ])  # fmt: skip
    turned = matrix.T  # a view, by columns
    corner = np.linalg.inv(design.fixed.T @ design.fixed + np.diag(penalty[:p]))
    scale = np.bincount(matrix.indices, matrix.data**2, matrix.shape[1])[p:] + penalty[p:]

    def times(vector: Floats) -> Floats:
        return turned @ (matrix @ vector) + penalty * vector

    def prepare(vector: Floats) -> Floats:
        return np.concatenate([corner @ vector[:p], vector[p:] / scale])

    size = matrix.shape[1]
    system = LinearOperator((size, size), matvec=times, dtype=np.float64)
    ready = LinearOperator((size, size), matvec=prepare, dtype=np.float64)
    solution, _ = cg(system, right, x0=start, rtol=exactly, maxiter=500, M=ready)
    return np.asarray(solution, dtype=np.float64)


def _parts(solution: Floats, design: Design) -> tuple[Floats, Floats, Floats, Floats]:
    p, pairs = design.fixed.shape[1], len(design.pair_person)
    ends = np.cumsum([p, design.people, pairs])
    fixed, person, pair, question = np.split(solution, ends)
    return fixed, person, pair, question


def _spread(design: Design, variances: Variances) -> tuple[Floats, Floats, Floats, Floats]:
    """Give the posterior variances: of persons, of pairs alone, of person and pair together, of questions."""
    pairs = len(design.pair_person)
    squares = np.bincount(design.entry, design.weight**2, len(design.person))
    others = np.full(len(design.person), variances.person + variances.topic / 2)
    person_var, pair_free, tied, question_var = np.zeros(0), np.zeros(0), np.zeros(0), np.zeros(0)
    for _ in range(2):  # how sure the others are settles after one round
        told = 1 / (variances.noise + others)
        all_told = np.bincount(design.question, told, design.questions)
        question_var = 1 / (1 / variances.question + all_told)
        noise = variances.noise + 1 / (1 / variances.question + all_told[design.question] - told)
        weighed = np.bincount(design.person, 1 / noise, design.people)
        on_pair = np.bincount(design.pair, design.weight / noise[design.entry], pairs)
        # what the topics add does not average out where the same topics come again and again
        mix = (on_pair / np.maximum(weighed, 1e-300)[design.pair_person]) ** 2
        left = variances.topic * np.bincount(design.pair_person, mix, design.people)
        person_told = np.where(weighed > 0, 1 / (1 / np.maximum(weighed, 1e-300) + left), 0.0)
        person_var = 1 / (1 / variances.person + person_told)
        beside = noise[design.entry] + variances.topic * np.maximum(squares[design.entry] - design.weight**2, 0)
        pair_free = 1 / (1 / variances.topic + np.bincount(design.pair, design.weight**2 / beside, pairs))
        tied = np.minimum(np.bincount(design.pair, design.weight / beside, pairs) * pair_free, 1.0)
        others = person_var[design.person] + variances.topic * squares
    person_of_pair = person_var[design.pair_person]
    return person_var, pair_free + tied**2 * person_of_pair, pair_free + (1 - tied) ** 2 * person_of_pair, question_var


def _improve(scores: Floats, matrix: csr_matrix, solution: Floats, design: Design, now: Variances, prior: Variances) -> Variances:
    """Take one step of expectation maximisation."""
    _, person, pair, question = _parts(solution, design)
    person_var, pair_var, _, question_var = _spread(design, now)

    def drawn(levels: Floats, spread: Floats, expected: float) -> float:
        return float((levels @ levels + spread.sum() + STRENGTH * expected) / (len(levels) + STRENGTH))

    free = len(scores) - design.fixed.shape[1]
    left = scores - matrix @ solution
    noise = float((left @ scores + STRENGTH * prior.noise) / (max(free, 1) + STRENGTH))
    return Variances(
        drawn(person, person_var, prior.person), drawn(pair, pair_var, prior.topic),
        drawn(question, question_var, prior.question), max(noise, 1e-3 * prior.noise),
    )  # fmt: skip


def _levels(scores: Floats, matrix: csr_matrix, start: Floats, design: Design, variances: Variances) -> Levels:
    fixed, person, pair, _ = _parts(_solve(matrix, matrix.T @ scores, design, variances, start), design)
    person_var, _, together, _ = _spread(design, variances)
    doubt = _doubt(matrix, design, variances)
    counts = np.maximum(np.bincount(design.person, minlength=design.people), 1)
    usual = np.column_stack([np.bincount(design.person, column, design.people) / counts for column in design.fixed.T])
    shared = np.einsum("ui,ij,uj->u", usual, doubt, usual)
    person_var = person_var + (1 - person_var / variances.person) ** 2 * shared
    certain = 1 - together / (variances.person + variances.topic)
    return Levels(person, person_var, pair, together + certain**2 * shared[design.pair_person], fixed, variances)


def _doubt(matrix: csr_matrix, design: Design, variances: Variances) -> Floats:
    """Give the covariance of what is corrected for: a block of the inverse of the mixed-model equations."""
    p = design.fixed.shape[1]
    columns = []
    for index in range(p):
        unit = np.zeros(matrix.shape[1])
        unit[index] = 1.0
        columns.append(_solve(matrix, unit, design, variances, np.zeros(matrix.shape[1]))[:p])
    block = np.array(columns) * variances.noise
    return (block + block.T) / 2
