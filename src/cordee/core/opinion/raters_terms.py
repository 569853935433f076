"""What answers are made of: how far people, places, raters, pairs and items differ; where the estimate starts from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cordee.core.opinion.panel import Floats, Items, Panel

NAMED, KNOWN = 0, 1  # the two counts that stand beside the facets


@dataclass(frozen=True, slots=True)
class Terms:
    """The sizes of the model's parts; F facets, D = F + 2 (the facets, then being named and being known), I items.

    Parameters
    ----------
    person, place
        How people differ over all territories, and how a person differs from one territory to another: D x D.
    rater
        How raters differ: in generosity on each facet, then in yes-saying: (F + 1) x (F + 1).
    pair
        What one rater sees in one person on one territory and no other rater sees: F x F.
    item
        What remains of each item: variances, I.
    middle
        What an average rater answers of an average person, reversed items turned: I.
    rates
        The logarithm of how often an average person is named and known, per answering rater: territories x 2.
    """

    person: Floats
    place: Floats
    rater: Floats
    pair: Floats
    item: Floats
    middle: Floats
    rates: Floats

    @property
    def spread(self) -> Floats:
        """Give the spread of each facet over the people of a territory, in points: F."""
        many = len(self.pair)
        return np.asarray(np.sqrt(np.diag(self.person + self.place)[:many]))

    def reliability(self, items: Items) -> Floats:
        """Give each facet's single-rater reliability: how the means of two raters agree over all people.

        Notes
        -----
        Signal over signal and noise; generosity, yes-saying as far as reversed items leave it, the pair and the items are noise.
        """
        signal = self.spread**2
        loads = items.loads
        share = loads / loads.sum(axis=0)
        seen = np.column_stack([np.eye(len(signal)), share.T @ items.keys])
        rest = np.diag(self.pair) + (share**2 * self.item[:, None]).sum(axis=0)
        return np.asarray(signal / (signal + np.einsum("fk,kl,fl->f", seen, self.rater, seen) + rest))


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What is taken as likely before any answer is read, and how many cases it weighs as; open to settings.

    Parameters
    ----------
    reliability
        Single-rater reliability of a facet.
    lasting
        Share of a facet's spread that a person keeps over all territories.
    correlation
        Of two facets of one person.
    generosity, pairs
        Shares of a single rater's noise: the rater's own level, and what the rater alone sees in a person; items have the rest.
    agreeing
        Variance of yes-saying, as a share of that of one rater's answers.
    seen
        Variance of the logarithm of how often somebody is named; of being known without being named, half of it.
    named_for, names
        The facet that the question asking for names is about, and how far being named follows it (a correlation); being known
        follows it half as far. A facet of another name is taken to have nothing to do with names until the answers show it.
    weight
        How many people the belief about the spread of people weighs as; about places, raters and pairs the same.
    """

    reliability: float = 0.35
    lasting: float = 0.4
    correlation: float = 0.2
    generosity: float = 0.35
    pairs: float = 0.40
    agreeing: float = 0.10
    seen: float = 1.0
    named_for: str = "expertise"
    names: float = 0.8
    weight: float = 20.0

    def __post_init__(self) -> None:
        shares = (self.reliability, self.lasting, self.generosity, self.pairs, self.agreeing)
        if not all(0 < one < 1 for one in shares) or self.generosity + self.pairs >= 1:
            raise ValueError("beliefs are shares between 0 and 1, generosity and pairs together below 1")
        if not 0 <= self.names < 1 or not 0 <= self.correlation < 1 or self.seen <= 0 or self.weight <= 0:
            raise ValueError("correlations lie from 0 to below 1; variances and weights are above 0")


def first(panel: Panel, beliefs: Beliefs) -> Terms:
    """Give the terms before any answer is weighed: beliefs, in the points of the answers at hand."""
    items = panel.items
    loads = items.loads
    facets = loads.shape[1]
    many = np.maximum((~np.isnan(panel.answers)).sum(axis=0), 1)
    middle = np.where(many > 1, np.nansum(panel.answers, axis=0) / many, (items.low + items.high) / 2)
    total = _spread_of_means(panel, loads, middle)
    signal, noise = beliefs.reliability * total, (1 - beliefs.reliability) * total
    alike = np.full((facets + 2, facets + 2), beliefs.correlation)
    alike[facets:, :] = alike[:, facets:] = 0.0
    alike[facets + NAMED, facets + KNOWN] = alike[facets + KNOWN, facets + NAMED] = beliefs.names / 2
    if beliefs.named_for in items.facets:
        for count, how in ((NAMED, beliefs.names), (KNOWN, beliefs.names / 2)):
            at = items.facets.index(beliefs.named_for)
            alike[at, facets + count] = alike[facets + count, at] = how
    np.fill_diagonal(alike, 1.0)
    own = np.concatenate([signal, [beliefs.seen, beliefs.seen / 2]])
    size = np.sqrt(np.outer(own, own)) * alike
    rater = np.zeros((facets + 1, facets + 1))
    generous = beliefs.generosity * noise
    rater[:facets, :facets] = np.sqrt(np.outer(generous, generous)) * (0.5 + 0.5 * np.eye(facets))
    rater[facets, facets] = beliefs.agreeing * total.mean()
    pair = beliefs.pairs * np.sqrt(np.outer(noise, noise)) * (0.3 + 0.7 * np.eye(facets))
    rest = (1 - beliefs.generosity - beliefs.pairs) * noise
    share = np.maximum(panel.named.sum(axis=0), 1), np.maximum(panel.known.sum(axis=0), 1)
    exposed = np.maximum(panel.asked, 1) * panel.people
    return Terms(
        person=beliefs.lasting * size,
        place=(1 - beliefs.lasting) * size,
        rater=rater,
        pair=pair,
        item=(loads * rest * loads.sum(axis=0)).sum(axis=1),
        middle=middle,
        rates=np.log(np.stack(share, axis=1) / exposed[:, None]) - beliefs.seen / 2,
    )


def packed(terms: Terms) -> Floats:
    """Write terms as one row of numbers that may be moved freely: roots of covariances, logarithms of variances."""
    parts = []
    for one in (terms.person, terms.place, terms.rater, terms.pair):
        root = np.linalg.cholesky(one)
        root[np.diag_indices(len(root))] = np.log(np.diag(root))
        parts.append(root[np.tril_indices(len(root))])
    return np.concatenate([*parts, np.log(terms.item), terms.middle, terms.rates.ravel()])


def unpacked(row: Floats, like: Terms) -> Terms:
    """Read terms back from one row of numbers."""
    found, at = [], 0
    for one in (like.person, like.place, like.rater, like.pair):
        sides = len(one)
        root = np.zeros((sides, sides))
        many = sides * (sides + 1) // 2
        root[np.tril_indices(sides)] = row[at : at + many]
        root[np.diag_indices(sides)] = np.exp(np.diag(root))
        found.append(root @ root.T)
        at += many
    items = len(like.item)
    item, middle, rates = np.split(row[at:], [items, 2 * items])
    person, place, rater, pair = found
    return Terms(person, place, rater, pair, np.exp(item), middle, rates.reshape(like.rates.shape))


def _spread_of_means(panel: Panel, loads: Floats, middle: Floats) -> Floats:
    """Give the variance of one rater's mean on each facet, 1.3 points where hardly anybody rated."""
    there = ~np.isnan(panel.answers)
    each = there @ loads
    means = np.where(each > 0, (np.where(there, panel.answers - middle, 0.0) @ loads) / np.maximum(each, 1), np.nan)
    spread = np.full(loads.shape[1], 1.3)
    for facet, column in enumerate(means.T):
        known = column[~np.isnan(column)]
        if len(known) > 2:
            spread[facet] = (np.sum(known**2) + 20 * 1.3) / (len(known) + 20)
    return spread
