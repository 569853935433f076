"""``cordee.attribute``: attribution on any table of journeys, in memory or in a Parquet file."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from cordee.core.measurement.readings import DEFAULT


def attribute(
    journeys: Any,
    *,
    dimension: str = "technique",
    model: str = DEFAULT,
    order: int = 1,
    cluster: str | None = "cluster",
    wins: str = "wins",
    losses: str | None = None,
    value: str | None = None,
    separator: str = ">",
    merge_repeats: bool = False,
    half_life_days: float = 7.0,
    confidence: float | None = 0.95,
) -> pa.Table:
    """Credit what carried the touches (techniques, channels, contents, people) with the wins, each with its interval.

    Use it to describe which touches lie on the way to wins, and how surely. It does not say what would have happened
    without them: where chance decided who was touched, compare instead.

    Parameters
    ----------
    journeys
        One row a journey, or a row for many alike: anything that speaks the Arrow C interface, or the path of a
        Parquet file, which is read piece by piece.
    dimension
        Column with what is credited: the touches in order, as a list of texts or one text with ``separator`` between.
        Touches where it is empty are left out, and journeys with no other are untouched.
    model
        A rule: ``u_position`` (first and last touch, two fifths each; the pages' own), ``first``, ``last``, ``linear``,
        ``linear_distinct`` (the Shapley value in closed form), ``u``, ``w``, ``full_path``, ``time_decay``, ``j``; or ``markov``
        (removal effects of a chain). Where every part in the wins is known, the first puts .36 of the credit in the wrong place,
        ``last``, the pages' rival, as much, ``markov`` .43 (decision 22).
    order
        How many touches the chain of ``markov`` remembers; no rule has one. Repeats matter from 2 on; with ``merge_repeats``
        they count once.
    cluster
        Column of the account (or whatever shares a fate); rows are sorted by it, or are sorted in memory first. None says
        that journeys have nothing to do with one another: then a row may stand for many.
    wins, losses
        Columns with how many journeys were won and were not; without ``losses`` a row without a win is one not won.
    value
        Column with the money of the wins, to credit money instead of wins. Ranges then are as wide as the channel's own wins say, or as
        all wins say together, whichever is wider: where the large ones did not come this time, a channel's own know nothing of them.
    confidence
        Coverage that the intervals aim at; None computes none.
    half_life_days
        For ``time_decay``: the days after which a touch counts half as much (column ``touched_at``).

    Returns
    -------
    pyarrow.Table
        ``channel``, ``model``, ``credit`` (wins or money), ``share`` with ``low`` and ``high``, the credit's own
        ``credit_low`` and ``credit_high``, ``n`` (winning clusters touched) and ``reason`` where there is no interval:
        ``too_few_winners`` (n below 20), ``only_one``, ``nothing_to_share``; of money besides ``worth_summed`` (without clusters,
        where rows sum up several wins) and ``worth_uneven`` (so few wins may carry it that only the share has a range). The last
        row, without a channel, is what untouched journeys won; the other credits add up to all the rest exactly.

    Raises
    ------
    TooManyStates
        Where a chain of this order has more than 200,000 states.
    TooManyChannels
        Where there are more than 2,000 different things to credit by a chain.
    ValueError
        Where a column is not there or not what it should be, or where a rule is given an order.

    Examples
    --------
    >>> import pyarrow as pa
    >>> paths = pa.table({"path": ["mail > webinar", "webinar", ""], "won": [30, 10, 5], "lost": [10, 50, 0]})
    >>> found = attribute(paths, dimension="path", cluster=None, wins="won", losses="lost")
    >>> [(row["channel"], round(row["credit"], 2), row["reason"]) for row in found.to_pylist()]
    [('mail', 15.0, None), ('webinar', 25.0, None), (None, 5.0, 'untouched')]
    """
    from cordee.core.measurement.attribution import attributed
    from cordee.core.measurement.models import model_of
    from cordee.core.measurement.paths import MILESTONES, NotSorted, Reader
    from cordee.engine.streams import Stream

    if order != 1 and model != "markov":
        raise ValueError(f"only a chain remembers {order} touches; {model} has no order")
    stream = Stream(journeys, coded=dimension)
    names = set(stream.schema.names)
    asked = [one for one in (dimension, cluster, wins, losses, value) if one is not None]
    if missing := [one for one in asked if one not in names]:
        raise ValueError(f"no column {', '.join(missing)}; there are {', '.join(stream.schema.names)}")
    timed = "touched_at" in names
    marked = timed and names.issuperset(MILESTONES)
    reader = Reader(
        dimension, cluster, wins, losses, value, separator=separator, times=timed and model == "time_decay",
        milestones=marked and model in ("u", "w", "full_path"), merged=merge_repeats,
    )  # fmt: skip
    fresh = model_of(model, order=order, half_life_days=half_life_days, milestones=marked)
    try:
        return attributed(reader, stream, fresh, name=model, confidence=confidence)
    except NotSorted:
        table = pa.Table.from_batches(stream(reader.columns)).sort_by(str(cluster))
        reader.numbers.clear()
        return attributed(reader, Stream(table), fresh.fresh(), name=model, confidence=confidence)


def tally_paths(
    journeys: Any,
    *,
    dimension: str = "technique",
    wins: str = "wins",
    value: str | None = None,
    separator: str = " > ",
    merge_repeats: bool = False,
) -> pa.Table:
    """Count how many journeys took the same way, won and not won: what tools ask for that know no accounts.

    Shares by rules come out the same from a tally; ranges by account do not, for a tally forgets whose journeys they were.

    Parameters
    ----------
    journeys
        One row a journey, as ``cordee journeys`` writes them: anything that speaks the Arrow C interface, or a Parquet file.
    dimension
        Column with the touches in order, as lists of texts; touches where it is empty are left out.
    wins, value
        Columns with how many were won, and with their money.
    merge_repeats
        Whether a touch that repeats the one before counts once.

    Returns
    -------
    pyarrow.Table
        ``path`` (empty: untouched), ``journeys``, ``wins``, ``losses`` (journeys without a win) and ``value``, in order of the paths.

    Raises
    ------
    ValueError
        Where a column is not there, or the separator stands in the name of a touch.

    Examples
    --------
    >>> import pyarrow as pa
    >>> kept = pa.table({"technique": [["mail", "webinar"], ["mail", "webinar"], ["mail"], []], "wins": [1, 0, 1, 1]})
    >>> found = tally_paths(kept)
    >>> [(row["path"], row["wins"], row["losses"]) for row in found.to_pylist()]
    [('', 1, 0), ('mail', 1, 0), ('mail > webinar', 1, 1)]
    """
    from cordee.core.measurement.tally import tallied
    from cordee.engine.streams import Stream

    stream = Stream(journeys)
    asked = [one for one in (dimension, wins, value) if one is not None]
    if missing := [one for one in asked if one not in stream.schema.names]:
        raise ValueError(f"no column {', '.join(missing)}; there are {', '.join(stream.schema.names)}")
    return tallied(stream(asked), dimension, wins=wins, value=value, separator=separator, merged=merge_repeats)
