"""What an experiment says, in plain sentences and both languages: whether it can answer, what a look saw. No term of art."""

from __future__ import annotations

from decimal import Decimal

from cordee.core.measurement.experiment_power import Instead, Power, Suggestion
from cordee.core.measurement.experiment_reading import Seen, Word
from cordee.core.measurement.experiments import Metric, Plan
from cordee.core.vocabulary.figures import between, count, decimals_for, money
from cordee.core.vocabulary.text import Language, Text

WHOLE = 10
WORDS: dict[Word, Text] = {
    "works": Text("Works", "Fonctionne"),
    "does_not_work": Text("Does not work", "Ne fonctionne pas"),
    "unknown": Text("Not yet known", "On ne sait pas encore"),
}
MEASURES: dict[Metric, Text] = {
    "lead": Text("accounts with a new lead", "comptes avec un nouveau contact commercial"),
    "opportunity": Text("accounts with a new opportunity", "comptes avec une nouvelle opportunité"),
    "won": Text("accounts with a case won", "comptes avec une affaire gagnée"),
    "revenue": Text("money won an account", "montant gagné par compte"),
}
_BASE = Text(
    "By itself, this happens to {base} accounts in a hundred within {days} days ({range}; seen on {n} accounts).",
    "De soi-même, cela arrive à {base} comptes sur cent en {days} jours ({range} ; vu sur {n} comptes).",
)
_BASE_MONEY = Text(
    "By itself, an account brings {base} within {days} days (between {low} and {high}; seen on {n} accounts).",
    "De lui-même, un compte rapporte {base} en {days} jours (entre {low} et {high} ; vu sur {n} comptes).",
)
_ENOUGH = Text(
    "It needs {needed} accounts (between {low} and {high}, depending on how often this really happens by itself); you have {n}: it can answer.",
    "Il faut {needed} comptes (entre {low} et {high}, selon la fréquence réelle de ce qui arrive de soi-même) ; vous en avez {n} : l’expérience peut répondre.",
)
_TOO_FEW = Text(
    "It needs {needed} accounts (between {low} and {high}, depending on how often this really happens by itself); you have {n}: do not run it.",
    "Il faut {needed} comptes (entre {low} et {high}, selon la fréquence réelle de ce qui arrive de soi-même) ; vous en avez {n} : ne la lancez pas.",
)
_MISSED = Text(
    "With these accounts, an effect as large as you hope for would be missed {missed} times out of ten.",
    "Avec ces comptes, un effet de la taille espérée passerait inaperçu {missed} fois sur dix.",
)
_INSTEAD: dict[Suggestion, Text] = {
    "larger_effect": Text(
        "Test something that could do more: these accounts would show {figure}.",
        "Testez quelque chose de plus fort : ces comptes montreraient {figure}.",
    ),
    "longer": Text(
        "Give it more time: over {figure} days, these accounts suffice.",
        "Donnez-lui plus de temps : sur {figure} jours, ces comptes suffisent.",
    ),
    "everyone": Text(
        "Take customers and prospects together: {figure} accounts, which suffice.",
        "Prenez clients et prospects ensemble : {figure} comptes, ce qui suffit.",
    ),
    "equal_arms": Text(
        "Leave half of the accounts alone: then {figure} suffice.",
        "Laissez la moitié des comptes en témoin : {figure} suffisent alors.",
    ),
    "best_bet": Text(
        "Do without an experiment for now: try the techniques’ best bet, and describe what comes.",
        "Passez-vous d’expérience pour l’instant : essayez le meilleur pari parmi les techniques, et décrivez ce qui vient.",
    ),
}
_MORE = Text("{figure} more accounts in a hundred", "{figure} comptes de plus sur cent")
_ONE_MORE = Text("{figure} more account in a hundred", "{figure} compte de plus sur cent")
_MORE_MONEY = Text("{figure} more an account", "{figure} de plus par compte")
_SAID = Text("{word}: {what}", "{word} : {what}")
_WORKS = Text("{figure} ({range}).", "{figure} ({range}).")
_LESS = Text("{figure} fewer accounts in a hundred", "{figure} comptes de moins sur cent")
_ONE_LESS = Text("{figure} fewer account in a hundred", "{figure} compte de moins sur cent")
_LESS_MONEY = Text("{figure} less an account", "{figure} de moins par compte")
_TOO_SMALL = Text(
    "at most {figure}, and {effect} would have been worth it ({range}).",
    "au mieux {figure}, alors qu’il en fallait {effect} ({range}).",
)
_SO_FAR = Text("{figure} so far, which may be chance ({range}).", "{figure} jusqu’ici, ce qui peut tenir au hasard ({range}).")
_OVER = Text(
    "the time is over, and what was seen fits both no effect and one worth having ({range}).",
    "le temps est écoulé, et ce que l’on a vu va aussi bien avec aucun effet qu’avec un effet utile ({range}).",
)
_FEW = Text(
    "{hits} accounts reached it so far, too few to say anything.",
    "{hits} comptes y sont arrivés jusqu’ici, trop peu pour dire quoi que ce soit.",
)
_EARLY = Text(
    "{hits} accounts reached it so far; it is too early for a range that would hold to the end.",
    "{hits} comptes y sont arrivés jusqu’ici ; il est trop tôt pour une fourchette qui tienne jusqu’au bout.",
)
_UNITS = Text(
    "Among the {n} accounts that could get it, that is {figure} ({range}).",
    "Parmi les {n} comptes qui pouvaient en bénéficier, cela fait {figure} ({range}).",
)
_UNIT = Text("about {figure} accounts", "environ {figure} comptes")
_UNIT_MONEY = Text("about {figure}", "environ {figure}")
_BETWEEN = Text("between {low} and {high}", "entre {low} et {high}")


def base_said(plan: Plan, power: Power, language: Language, *, currency: str = "EUR") -> str:
    """Say what happens by itself, with its range and n."""
    facts = {"days": plan.days, "n": count(power.n, language)}
    if not plan.shares:
        ends = {
            name: money_said(value, currency, language)
            for name, value in (("base", power.base), ("low", power.low), ("high", power.high))
        }
        return _BASE_MONEY.in_language(language, **facts, **ends)
    digits = decimals_for(power.low, power.high)
    said = between(power.low, power.high, language, decimals=digits)
    return _BASE.in_language(language, base=count(power.base * 100, language, decimals=digits), range=said, **facts)


def power_said(power: Power, language: Language) -> str:
    """Say how many accounts it needs, how many there are, and whether to run it.

    Examples
    --------
    >>> power = Power(600, 0.1, 0.08, 0.12, 600, 60, 1400, 1200, 1600, 0.4, 0.08, ())
    >>> power_said(power, "en").partition("; you have")[2]
    ' 600: do not run it. With these accounts, an effect as large as you hope for would be missed 6 times out of ten.'
    """
    facts = {
        "needed": count(power.needed, language), "low": count(power.needed_low, language),
        "high": count(power.needed_high, language), "n": count(power.accounts, language),
    }  # fmt: skip
    if power.enough:
        return _ENOUGH.in_language(language, **facts)
    missed = _MISSED.in_language(language, missed=count(min(9, max(3, round(10 - 10 * power.found))), language))
    return f"{_TOO_FEW.in_language(language, **facts)} {missed}"


def instead_said(one: Instead, plan: Plan, language: Language, *, currency: str = "EUR") -> str:
    """Say something to do instead."""
    if one.figure is None:
        return _INSTEAD[one.what].in_language(language)
    figure = _effect(plan, one.figure, language, currency) if one.what == "larger_effect" else count(one.figure, language)
    return _INSTEAD[one.what].in_language(language, figure=figure)


def look_said(plan: Plan, seen: Seen, language: Language, *, currency: str = "EUR") -> str:
    """Say what a look saw: the word, then the difference with its range, or why there is none.

    Examples
    --------
    >>> from cordee.core.measurement.experiment_reading import Side
    >>> plan = Plan("Spring", "More wins", "mail", "won", 90, 0.05)
    >>> seen = Seen("works", False, True, Side(270, 60, 0.22), Side(270, 10, 0.04), 0.18, 0.08, 0.28, 0.4, 0.1, 1e-6, None, None, 3.1)
    >>> look_said(plan, seen, "en"), units_said(plan, seen, "en")
    ('Works: 18 more accounts in a hundred (between 8 and 28).', 'Among the 270 accounts that could get it, that is about 49 accounts (between 22 and 76).')
    """
    return _SAID.in_language(language, word=WORDS[seen.word].in_language(language), what=_seen(plan, seen, language, currency))


def units_said(plan: Plan, seen: Seen, language: Language, *, currency: str = "EUR") -> str:
    """Say the difference in accounts or in money, over all who could meet the technique; empty where there is no range."""
    if seen.low is None or seen.high is None:
        return ""
    n = seen.treated.accounts
    figure, low, high = (value * n for value in (seen.difference, seen.low, seen.high))
    if plan.shares:
        said, ends = _UNIT.in_language(language, figure=count(figure, language)), (count(low, language), count(high, language))
    else:
        said, ends = (
            _UNIT_MONEY.in_language(language, figure=money_said(figure, currency, language)),
            (
                money_said(low, currency, language),
                money_said(high, currency, language),
            ),
        )
    inside = _BETWEEN.in_language(language, low=ends[0], high=ends[1])
    return _UNITS.in_language(language, n=count(n, language), figure=said, range=inside)


def effect_said(plan: Plan, language: Language, *, currency: str = "EUR") -> str:
    """Say the smallest effect worth having."""
    return _effect(plan, plan.effect, language, currency)


def _seen(plan: Plan, seen: Seen, language: Language, currency: str) -> str:
    hits = count(seen.treated.hits + seen.holdout.hits, language)
    if seen.low is None or seen.high is None:
        return (_EARLY if seen.reason == "too_early" else _FEW).in_language(language, hits=hits)
    figure = _effect(plan, seen.difference, language, currency, digits=_digits(plan, seen))
    inside = _inside(plan, seen.low, seen.high, language, currency)
    if seen.decides:
        return _WORKS.in_language(language, figure=figure, range=inside)
    if seen.word == "does_not_work":
        most, wanted = (
            _effect(plan, seen.high, language, currency, digits=_digits(plan, seen)),
            effect_said(plan, language, currency=currency),
        )
        return _TOO_SMALL.in_language(language, figure=most, effect=wanted, range=inside)
    return (_OVER if seen.final else _SO_FAR).in_language(language, figure=figure, range=inside)


def _digits(plan: Plan, seen: Seen) -> int:
    return decimals_for(seen.low, seen.high) if plan.shares else 0


def _inside(plan: Plan, low: float, high: float, language: Language, currency: str) -> str:
    if plan.shares:
        return between(low, high, language, decimals=decimals_for(low, high))
    return _BETWEEN.in_language(language, low=money_said(low, currency, language), high=money_said(high, currency, language))


def _effect(plan: Plan, value: float, language: Language, currency: str, *, digits: int | None = None) -> str:
    if not plan.shares:
        return (_MORE_MONEY if value >= 0 else _LESS_MONEY).in_language(
            language, figure=money_said(abs(value), currency, language)
        )
    places = (0 if round(value * 100, 6) == round(value * 100) else 1) if digits is None else digits
    figure = count(abs(value) * 100, language, decimals=places)
    several, one = (_MORE, _ONE_MORE) if value >= 0 else (_LESS, _ONE_LESS)
    return (one if figure == "1" else several).in_language(language, figure=figure)


def money_said(value: float, currency: str, language: Language) -> str:
    """Write an amount as far as it deserves: cents below ten only.

    Examples
    --------
    >>> money_said(-65.12, "EUR", "en"), money_said(3.7, "EUR", "fr").replace("\\xa0", " ")
    ('−€65', '3,70 €')
    """
    return money(Decimal(str(round(value) if abs(value) >= WHOLE else round(value, 2))), currency, language)
