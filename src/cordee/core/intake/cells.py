"""What one cell says: text, address, number, moment, duration, yes or no; as Ibis expressions.

Every reader gives null where the cell cannot be read; ``reading`` tells that apart from an empty cell.
Files are always read by DuckDB on one machine, so the zone conversion may use its function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import ibis
import ibis.expr.types as ir

from cordee.core.intake.months import month_number, month_start
from cordee.core.intake.techniques import plain_words as plain_words
from cordee.core.intake.techniques import technique

CellKind = Literal[
    "text", "technique", "email", "linkedin", "domain", "timestamp", "date", "period", "amount", "integer", "minutes",
    "duration", "boolean",
]  # fmt: skip
DateOrder = Literal["dmy", "mdy"]
Get = Callable[[str], Any]
Values = dict[str, Any]
Steps = list[Callable[[Get], Values]]

CURRENCY_MARKS = {"€": "EUR", "$": "USD", "£": "GBP", "R$": "BRL", "CHF": "CHF", "¥": "JPY"}
CURRENCIES = frozenset(
    ["EUR", "USD", "GBP", "CHF", "BRL", "JPY", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON",
     "BGN", "TRY", "ILS", "INR", "CNY", "HKD", "SGD", "KRW", "MXN", "ZAR", "MAD", "TND", "XOF", "XAF", "AED", "SAR",
     "EGP", "RUB", "UAH", "THB", "IDR", "MYR", "PHP", "VND", "CLP", "COP", "ARS", "PEN", "ISK"]
)  # fmt: skip
_NUMERIC_DATE = r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[ ,T]+(.*))?$"
_DAY_FIRST = r"^(\d{1,2})(?:er|st|nd|rd|th)?[ \-/.]+([A-Za-zäéûÄÉÛ]{3,10})\.?,?[ \-/]+(\d{4})[:, T]*(.*)$"
_MONTH_FIRST = r"^([A-Za-zäéûÄÉÛ]{3,10})\.? (\d{1,2}),? (\d{4})[:, T]*(.*)$"
_TIME = r"(\d{1,2})[:h](\d{2})(?:[:m](\d{2}))?"
_EPOCH = r"^1\d{9}(\.\d+)?$|^1\d{12}$"
_OFFSET = r"([+\-])(\d{2}):?(\d{2})$"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file writes its cells: order of dates, decimal mark, zone of times without one, fields of plain ISO times only."""

    dates: DateOrder = "dmy"
    decimal: Literal[",", "."] = "."
    zone: str = "UTC"
    plain: frozenset[str] = frozenset()


@ibis.udf.scalar.builtin(name="timezone", signature=(("string", "timestamp"), "timestamp('UTC')"))
def _in_zone(zone: Any, moment: Any) -> Any:
    """DuckDB's own function; the signature above is its type."""


def text(cell: ir.StringValue) -> ir.StringValue:
    """Give the cell without surrounding blanks; null where nothing is left."""
    return cell.strip().nullif("")


def one_of(value: ir.StringValue, words: Iterable[str]) -> ir.BooleanValue:
    """Say whether a text is among some words; the list is one value of the question, so it stays small."""
    return ibis.literal(sorted(words), type="array<string>").contains(value)


def technique_named(cell: ir.StringValue) -> ir.StringValue:
    """Give the technique that the cell's words name; null where it is empty."""
    return ibis.ifelse(text(cell).notnull(), technique(cell), ibis.null("string"))


def email(cell: ir.StringValue) -> ir.StringValue:
    """Give the address in lower case, without ``mailto:`` and brackets; null where it is none."""
    # one function after the other on one cell: DuckDB then reads each different cell once
    address = r"^(?:mailto:)?(?:.*<)?([^@\s,;<>:]+@[^@\s,;<>]+\.[^@\s,;.<>]{2,})>?$"
    return cell.strip().lower().re_extract(address, 1).nullif("")


def linkedin(cell: ir.StringValue) -> ir.StringValue:
    """Give ``linkedin.com/in/NAME`` of a profile's address; null where it is none."""
    name = cell.strip().lower().re_extract(r"linkedin\.com/in/([^/?#\s]+)", 1).nullif("")
    return ibis.literal("linkedin.com/in/") + name


def domain(cell: ir.StringValue) -> ir.StringValue:
    """Give the host of a web address or a mail address, in lower case, without www."""
    address = r"^(?:[a-z]+://)?(?:[^/]*@)?(?:www\d?\.)?([a-z0-9à-ÿ\-]+(?:\.[a-z0-9à-ÿ\-]+)+)\.?(?:[/?#:].*)?$"
    return cell.strip().lower().re_extract(address, 1).nullif("")


def _number_steps(decimal: str) -> Steps:
    def bare(get: Get) -> Values:
        cell = get("raw").upper().re_replace(r"^(?:R\$|[€$£¥]|[A-Z]{3})\s*|\s*(?:[€$£¥%]|[A-Z]{3})$", "")
        cell = cell.re_replace(r"[\s\x{00A0}\x{202F}'’_]", "").re_replace(r"^\((.*)\)$", r"-\1")
        return {"bare": cell.replace("−", "-")}

    def english(get: Get) -> Values:
        bare = get("bare")
        comma_decimal = bare.re_search(r"\.\d{3},\d+$|^-?\d+,(\d{1,2}|\d{4,})$")
        if decimal == ",":
            comma_decimal = comma_decimal | bare.re_search(r"^-?\d+,\d+$|^-?\d{1,3}(\.\d{3})+$")
        return {"text": ibis.ifelse(comma_decimal, bare.replace(".", "").replace(",", "."), bare.replace(",", ""))}

    def value(get: Get) -> Values:
        shaped = get("text").re_search(r"^[+\-]?\d+(\.\d*)?(E[+\-]?\d+)?$|^[+\-]?\.\d+$")
        return {"": ibis.ifelse(shaped, get("text"), ibis.null("string")).try_cast("decimal(18, 2)")}

    return [bare, english, value]


def _integer_steps(decimal: str) -> Steps:
    def whole(get: Get) -> Values:
        value = get("number")
        fraction = value != value.round()
        return {"": ibis.ifelse(fraction, ibis.null("int64"), value.round().try_cast("int64"))}

    return [*_into("number", _number_steps(decimal)), whole]


def _minutes_steps(decimal: str) -> Steps:
    return [*_into("number", _number_steps(decimal)), lambda get: {"": (get("number") * 60).round().cast("int64")}]


def _into(name: str, steps: Steps) -> Steps:
    """Let the last of some steps give a named value instead of the final one."""
    last = steps[-1]
    return [*steps[:-1], lambda get: {name: last(get)[""]}]


def total(numbers: ir.IntegerValue) -> ir.IntegerScalar:
    """Sum whole numbers as whole numbers: DuckDB's own sum of them is wider than any integer that Parquet has."""
    return numbers.sum().cast("float64").cast("int64")


def currency(cell: ir.StringValue) -> ir.StringValue:
    """Give the ISO code that an amount's cell carries as mark or letters; null where it carries none."""
    mark = cell.strip().upper().re_extract(r"(R\$|[€$£¥]|\b[A-Z]{3}\b)", 1).nullif("")
    named = list(CURRENCY_MARKS.items())
    code = mark.cases(*named, else_=mark)
    return ibis.ifelse(one_of(code, CURRENCIES), code, ibis.null("string"))


def boolean(cell: ir.StringValue) -> ir.BooleanValue:
    """Read yes and no in both languages; null where it is neither."""
    word = cell.strip().lower()
    yes = word.isin(["true", "yes", "y", "1", "oui", "vrai", "o", "x", "t"])
    no = word.isin(["false", "no", "n", "0", "non", "faux", "f"])
    return ibis.cases((yes, True), (no, False), else_=ibis.null("boolean"))


def duration(cell: ir.StringValue) -> ir.IntegerValue:
    """Read ``1h 7s``, ``2 h 5 min``, ``00:45:12`` as whole seconds; null where it is none."""
    bare = cell.strip().lower()
    clock = bare.re_search(r"^\d{1,3}:\d{2}(:\d{2})?$")
    spoken = bare.re_search(r"^(\d+\s*(h|m|s|j|d)[a-zé]*\.?\s*)+$")

    def part(pattern: str) -> ir.IntegerValue:
        return bare.re_extract(pattern, 1).nullif("").try_cast("int64").fill_null(0)

    by_clock = part(r"^(\d+):") * 3600 + part(r"^\d+:(\d+)") * 60 + part(r"^\d+:\d+:(\d+)")
    by_words = part(r"(\d+)\s*[dj]") * 86400 + part(r"(\d+)\s*h") * 3600 + part(r"(\d+)\s*m") * 60 + part(r"(\d+)\s*s")
    return ibis.cases((clock, by_clock), (spoken, by_words), else_=ibis.null("int64"))


PLAIN_TIME = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}:\d{2}Z?)?$"


def _plain_time_steps(reading: Reading) -> Steps:
    """Read moments of which all are written as ``PLAIN_TIME``."""

    def moment(get: Get) -> Values:
        cell = get("raw")
        as_it_is = cell.left(19).try_cast("timestamp")
        local = ibis.ifelse(cell.length() == 19, _to_utc(as_it_is, reading.zone), as_it_is) if reading.zone != "UTC" else as_it_is
        return {"moment": local.cast("timestamp(6)")}

    return [moment, _possible]


def _possible(get: Get) -> Values:
    year = get("moment").year()
    return {"": ibis.ifelse((year >= 1900) & (year <= 2199), get("moment"), ibis.null("timestamp(6)"))}


def _timestamp_steps(reading: Reading) -> Steps:
    """Read a moment, as UTC. A date alone is its midnight; a time without zone is in the file's zone."""

    def split(get: Get) -> Values:
        """Most files write plain ISO times: those are cast as they are, the others go through the patterns."""
        cell = get("raw")
        length = cell.length()
        dashes = (cell.substr(4, 1) == "-") & (cell.substr(7, 1) == "-")
        quick = dashes & ((length == 10) | (length == 19) | ((length == 20) & cell.endswith("Z")))
        return {"quick": ibis.ifelse(quick, cell, ibis.null("string")), "slow": ibis.ifelse(quick, ibis.null("string"), cell)}

    def bare(get: Get) -> Values:
        quick = get("quick").left(19).try_cast("timestamp")
        local = get("quick").length() == 19
        return {
            "bare": get("slow").re_replace(r"\s*\(?(UTC|GMT)\)?$", "Z"),
            "direct": ibis.ifelse(local, _to_utc(quick, reading.zone), quick),
        }

    def iso(get: Get) -> Values:
        cell = get("bare").re_replace(r"\s+([+\-]\d{2}:?\d{2})$", r"\1")
        cell = cell.re_replace(r"^(\S+[ T]\d{1,2}:\d{2})(Z|[+\-]\d.*)$", r"\1:00\2")
        shaped = cell.re_search(r"^\d{4}-\d{1,2}-\d{1,2}")
        # a cast to a time without zone would drop the offset instead of applying it
        apart = cell.re_search(r"\d:\d{2}.*[+\-]\d{2}(:?\d{2})?$")
        only = ibis.ifelse(shaped, cell, ibis.null("string"))
        return {"iso": ibis.ifelse(apart, only.try_cast("timestamp('UTC')").cast("timestamp"), only.try_cast("timestamp")),
                "other": ibis.ifelse(shaped, ibis.null("string"), cell)}  # fmt: skip

    def shape(get: Get) -> Values:
        cell = get("other")
        return {
            "shape": ibis.cases(
                (cell.re_search(_NUMERIC_DATE), 1), (cell.re_search(_DAY_FIRST), 2), (cell.re_search(_MONTH_FIRST), 3),
                (cell.re_search(_EPOCH), 4), else_=0,
            )
        }  # fmt: skip

    def pieces(get: Get) -> Values:
        cell, kind = get("other"), get("shape")
        first, second = (2, 1) if reading.dates == "mdy" else (1, 2)

        def by_shape(numeric: int, day_first: int, month_first: int) -> ir.StringValue:
            return ibis.cases(
                (kind == 1, cell.re_extract(_NUMERIC_DATE, numeric)),
                (kind == 2, cell.re_extract(_DAY_FIRST, day_first)),
                (kind == 3, cell.re_extract(_MONTH_FIRST, month_first)),
                else_=ibis.null("string"),
            )

        return {
            "day": by_shape(first, 1, 2), "month": by_shape(second, 2, 1), "year": by_shape(3, 3, 3),
            "rest": by_shape(4, 4, 4),
            "epoch": ibis.ifelse(kind == 4, cell.re_extract(r"^(\d+)", 1), ibis.null("string")).try_cast("int64"),
        }  # fmt: skip

    def date_and_clock(get: Get) -> Values:
        year = ibis.ifelse(get("year").length() == 2, ibis.literal("20") + get("year"), get("year"))
        month = ibis.ifelse(get("shape") == 1, get("month"), month_number(get("month")))
        rest = get("rest")
        epoch = get("epoch")
        return {
            "date": year + "-" + month + "-" + get("day"),
            "clock": ibis.ifelse(rest == "", "", _clock(rest)),
            "offset": _offset(rest),
            "from_epoch": ibis.ifelse(epoch > 100_000_000_000, epoch // 1000, epoch).as_timestamp("s").cast("timestamp"),
        }

    def naive(get: Get) -> Values:
        return {"naive": (get("date") + get("clock")).try_cast("timestamp")}

    def moment(get: Get) -> Values:
        cell, rest, local = get("bare"), get("rest"), get("naive")
        zoned = (cell.length() <= 10) | cell.re_search(r"(Z|[+\-]\d{2}:?\d{2}|[+\-]\d{2})$")
        direct = ibis.ifelse(zoned, get("iso"), _to_utc(get("iso"), reading.zone))
        spelled = ibis.cases(
            ((rest == "") | rest.endswith("Z"), local),
            (get("offset").notnull(), local - get("offset").as_interval("m")),
            else_=_to_utc(local, reading.zone),
        )
        return {"moment": ibis.coalesce(get("direct"), direct, spelled, get("from_epoch")).cast("timestamp(6)")}

    return [split, bare, iso, shape, pieces, date_and_clock, naive, moment, _possible]


def _or_month(steps: Steps) -> Steps:
    """Let the first day stand for a month where a cell names no day."""

    def moment(get: Get) -> Values:
        return {"": ibis.coalesce(get("day"), month_start(get("raw"))).cast("timestamp(6)")}

    return [*_into("day", steps), moment]


def _only_day(steps: Steps) -> Steps:
    def day(get: Get) -> Values:
        return {"": get("whole").truncate("D").cast("timestamp(6)")}

    return [*_into("whole", steps), day]


def _to_utc(moment: ir.TimestampValue, zone: str) -> ir.TimestampValue:
    return moment if zone == "UTC" else _in_zone(zone, moment).cast("timestamp")


def _clock(rest: ir.StringValue) -> ir.StringValue:
    hour = rest.re_extract(_TIME, 1).nullif("").try_cast("int64")
    half = rest.lower().re_extract(r"([ap])\.?m", 1)
    hour = ibis.cases((half == "p", hour % 12 + 12), (half == "a", hour % 12), else_=hour)
    seconds = ibis.coalesce(rest.re_extract(_TIME, 3).nullif(""), ibis.literal("00"))
    return ibis.literal(" ") + hour.cast("string") + ":" + rest.re_extract(_TIME, 2) + ":" + seconds


def _offset(rest: ir.StringValue) -> ir.IntegerValue:
    hours = rest.re_extract(_OFFSET, 2).nullif("").try_cast("int64")
    minutes = rest.re_extract(_OFFSET, 3).nullif("").try_cast("int64")
    return ibis.ifelse(rest.re_extract(_OFFSET, 1) == "-", -1, 1) * (hours * 60 + minutes)


def read_cells(table: ir.Table, kinds: Mapping[str, CellKind], reading: Reading) -> ir.Table:
    """Read columns ``raw_NAME`` of a table as what they are, into ``NAME``; null where a cell cannot be read.

    The work goes layer by layer, each on the one before, so that no expression is computed twice.
    """
    steps = {name: _steps(kind, reading, plain=name in reading.plain) for name, kind in kinds.items()}
    kept = set(table.columns) | set(kinds)
    for depth in range(max((len(one) for one in steps.values()), default=0)):
        layer: dict[str, ir.Value] = {}
        for name, ways in steps.items():
            if depth < len(ways):
                for suffix, value in ways[depth](_getter(table, name)).items():
                    layer[f"{name}__{suffix}" if suffix else name] = value
        table = table.mutate(**layer)
    return table.select(*[name for name in table.columns if name in kept])


def _getter(table: ir.Table, name: str) -> Get:
    def get(suffix: str) -> Any:
        return table[f"raw_{name}"] if suffix == "raw" else table[f"{name}__{suffix}"]

    return get


def _steps(kind: CellKind, reading: Reading, *, plain: bool) -> Steps:
    moments = _plain_time_steps if plain else _timestamp_steps
    match kind:
        case "amount":
            return _number_steps(reading.decimal)
        case "integer":
            return _integer_steps(reading.decimal)
        case "minutes":
            return _minutes_steps(reading.decimal)
        case "timestamp":
            return moments(reading)
        case "period":
            return moments(reading) if plain else _or_month(moments(reading))
        case "date":
            return _only_day(moments(reading) if plain else _or_month(moments(reading)))
        case "text" | "technique" | "email" | "linkedin" | "domain" | "duration" | "boolean":
            one = _ONE_STEP[kind]
            return [lambda get: {"": one(get("raw"))}]


_ONE_STEP: dict[str, Callable[[ir.StringValue], ir.Value]] = {
    "text": text, "technique": technique_named, "email": email, "linkedin": linkedin, "domain": domain, "duration": duration, "boolean": boolean,
}  # fmt: skip
TYPES: dict[CellKind, str] = {
    "technique": "string",
    "text": "string", "email": "string", "linkedin": "string", "domain": "string", "timestamp": "timestamp(6)",
    "date": "timestamp(6)", "period": "timestamp(6)", "amount": "decimal(18, 2)", "integer": "int64", "minutes": "int64", "duration": "int64",
    "boolean": "boolean",
}  # fmt: skip
EMPTY_MARKS = ("", "-", "--", "—", "n/a", "na", "null", "none", "(none)", "nan", "#n/a")
