"""From cells to facts: what was read, what was refused and why, how full each column is. All questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache, reduce
from types import MappingProxyType

import ibis
import ibis.expr.types as ir
from ibis.expr.operations import Node

from cordee.core.intake.cells import EMPTY_MARKS, PLAIN_TIME, TYPES, Reading, currency, one_of, plain_words, read_cells
from cordee.core.intake.format import Context, Field, Filled, Section
from cordee.core.vocabulary.contracts import Column, Contract
from cordee.core.vocabulary.facts import REJECTED_ROWS
from cordee.core.vocabulary.text import Text

REASONS: dict[str, Text] = {
    "missing": Text("a value is needed here", "une valeur est nécessaire ici"),
    "text": Text("not a text", "n’est pas un texte"),
    "technique": Text("names no technique", "ne nomme aucune technique"),
    "email": Text("not an e-mail address", "n’est pas une adresse e-mail"),
    "linkedin": Text("not the address of a LinkedIn profile", "n’est pas l’adresse d’un profil LinkedIn"),
    "domain": Text("not a web address", "n’est pas une adresse web"),
    "timestamp": Text("not a date or a time that can be", "n’est pas une date ou une heure possible"),
    "date": Text("not a date that can be", "n’est pas une date possible"),
    "period": Text("not a date or a month that can be", "n’est pas une date ou un mois possible"),
    "far_future": Text("more than a year after the export", "plus d’un an après l’export"),
    "no_identifier": Text(
        "no e-mail, profile or id, so nobody can tell this person from another",
        "ni adresse e-mail, ni profil, ni identifiant : rien ne distingue cette personne d’une autre",
    ),
    "amount": Text("not an amount", "n’est pas un montant"),
    "integer": Text("not a whole number", "n’est pas un nombre entier"),
    "minutes": Text("not a number of minutes", "n’est pas un nombre de minutes"),
    "duration": Text("not a duration", "n’est pas une durée"),
    "boolean": Text("neither yes nor no", "ni oui ni non"),
    "long_row": Text("more cells than headings", "plus de cellules que de titres"),
    "unreadable": Text("the record cannot be read", "l’enregistrement est illisible"),
    "negative": Text(
        "a negative amount, such as a credit note, is not counted", "un montant négatif, comme un avoir, n’est pas compté"
    ),
    "total_row": Text("a row that only sums up the others", "une ligne qui ne fait que le total des autres"),
    "year": Text("no year is said with this month", "aucune année n’est dite avec ce mois"),
    "currency": Text("not a currency of ISO 4217", "n’est pas une devise de la norme ISO 4217"),
    "nobody": Text("names neither a person nor an organisation", "ne désigne ni personne ni organisation"),
    "sides": Text("cannot tell which side of the exchange is ours", "impossible de dire quel côté de l’échange est le nôtre"),
    "erased": Text("of somebody who was erased", "concerne une personne effacée"),
    "judgement": Text("says neither useful, nor not useful, nor too early", "ne dit ni utile, ni pas utile, ni trop tôt"),
    "no_case": Text("names neither a case nor an account", "ne désigne ni affaire ni compte"),
    "no_account": Text("names no account", "ne désigne aucun compte"),
    "satisfaction": Text(
        "says neither satisfied nor not; a figure needs its scale",
        "ne dit ni satisfait ni insatisfait ; un chiffre demande son échelle",
    ),
    "orphan": Text("is about a post that is not in this dump", "porte sur un message absent de cet export"),
    "no_milestone": Text("neither won, lost nor open", "ni gagnée, ni perdue, ni ouverte"),
}

REMEDIES: dict[str, Text] = {
    "year": Text(
        "Columns of months without a year: give the year for every row (year, 2026), or write it in the headings.",
        "Des colonnes de mois sans année : donnez l’année pour chaque ligne (année, 2026), ou écrivez-la dans les titres.",
    ),
    "negative": Text(
        "Negative amounts are credit notes or refunds: no column brings them back. Take each off the amount that it corrects, in your export, then add the file again.",
        "Les montants négatifs sont des avoirs ou des remboursements : aucune colonne ne les récupère. Déduisez chacun du montant qu’il corrige, dans votre export, puis ajoutez de nouveau le fichier.",
    ),
}

LEFT_OUT = Contract(
    "left_out",
    "why some records of a section are no data, and how many",
    (
        Column("reason", "text", "what they are instead", required=True),
        Column("records", "integer", "how many", required=True),
    ),
    ("reason",),
)

TOTALS = ("total", "totals", "totaux", "grand total", "subtotal", "sub total", "sous total", "total general", "sum", "somme")
OUTSIDE: dict[str, Text] = {
    "total": Text("rows that only sum up, left out", "lignes de total, laissées de côté"),
    "note": Text("lines below the table, left out", "lignes sous le tableau, laissées de côté"),
    "sheet": Text(
        "other sheets of this workbook, not read: save each as a file of its own to add it",
        "autres feuilles de ce classeur, non lues : enregistrez chacune dans un fichier à part pour l’ajouter",
    ),
    "packed": Text("other files of the archive, not read", "autres fichiers de l’archive, non lus"),
    "no_post": Text("neither questions nor answers, left out", "ni questions ni réponses, laissés de côté"),
    "no_author": Text("by accounts that are gone: nobody exchanged", "de comptes disparus : personne n’a échangé"),
    "own_post": Text("comments under one’s own post: no exchange", "commentaires sous son propre message : aucun échange"),
    "own_answer": Text("answers to one’s own question: no exchange", "réponses à sa propre question : aucun échange"),
    "like": Text(
        "likes and other votes: they count for nothing", "mentions « j’aime » et autres votes : ils ne comptent pour rien"
    ),
    "silent": Text("members who never wrote, left out", "membres qui n’ont jamais écrit, laissés de côté"),
    "no_show": Text("guests who did not come, left out", "inscrits qui ne sont pas venus, laissés de côté"),
}
KEEP_CELL = ("amount", "period")  # kinds whose cell says more than its value: a currency, a month
WORDS = ("text", "technique")  # kinds that no cell can break
MARKS_ARE_NONE = ("email", "linkedin", "domain")  # kinds that a mark for "empty" cannot be taken for
NOTHING: Mapping[str, str] = MappingProxyType({})


def raw_table(width: int) -> ir.Table:
    """Give the unbound table of cells as the engine stages it: ``record``, ``extra`` and ``c0`` …"""
    columns = {"record": "int64", "extra": "string"} | {f"c{index}": "string" for index in range(width)}
    return ibis.table(columns, name="raw")


def parsed(
    raw: ir.Table, section: Section, columns: Mapping[str, int], reading: Reading, given: Mapping[str, str] = NOTHING
) -> ir.Table:
    """Read every field of a section; ``bad_NAME`` says that a cell is there and cannot be read.

    ``raw_NAME`` is the cell as it stands where it could not be read, and always for an amount, which may carry a currency.

    A field whose column is not in the file is null, unless ``given`` names its value for all rows. Rows without any
    cell are left out.
    """
    return _parsed(raw.op(), section, tuple(columns.items()), reading, tuple(given.items()))


@lru_cache(maxsize=128)
def _parsed(
    op: Node, section: Section, places: tuple[tuple[str, int], ...], reading: Reading, said: tuple[tuple[str, str], ...]
) -> ir.Table:
    """Write the question once: the next file of the same headings asks it again."""
    raw, columns, given = op.to_expr(), dict(places), dict(said)
    cells = [raw[name] for name in raw.columns if name.startswith("c")]
    there = ibis.cases(*((cell.strip() != "", True) for cell in cells), else_=False)  # stops at the first cell that is filled
    rows = raw
    total = sums_up(cells) if section.loose or section.own_id else ibis.literal(False)
    if section.own_id:
        total = total & _no_id(rows, columns.get(section.own_id))
    values: dict[str, ir.Value] = {"record": rows.record, "extra": rows.extra, "there": there, "total": total}
    for one in section.fields:
        index = columns.get(one.name)
        absent = ibis.literal(given[one.name]) if one.name in given else ibis.null("string")
        cell = absent if index is None else rows[f"c{index}"]
        values[f"raw_{one.name}"] = cell.strip() if one.kind in MARKS_ARE_NONE else _blank_empty_marks(cell, one)
    there_are = {one.name: one.kind for one in section.fields if one.name in columns or one.name in given}
    table = read_cells(rows.select(**values), there_are, reading)
    nulls = {one.name: ibis.null(TYPES[one.kind]) for one in section.fields if one.name not in there_are}
    table = table.mutate(**nulls) if nulls else table
    unread = {f"raw_{one.name}": _unread(table, one) for one in section.fields if one.kind not in (*WORDS, *KEEP_CELL)}
    table = table.mutate(**unread)
    checks = {f"bad_{one.name}": _is_bad(table, one) for one in section.fields if one.kind not in WORDS or one.required}
    table = table.mutate(**checks)
    fatal = [table[f"bad_{one.name}"] for one in section.fields if one.required]
    refused = reduce(lambda a, b: a | b, fatal, table.extra.notnull())
    complained = reduce(lambda a, b: a | b, [table[name] for name in checks], table.extra.notnull())
    # blank rows go last: DuckDB reads a cell once for each different value only while no row was filtered
    told = table.total if section.own_id else ibis.literal(False)
    table = table.mutate(refused=refused & ~table.total | told, complained=complained & ~table.total | told)
    table = table.filter(table.there).drop("there")
    if section.drop is not None:
        table = table.filter(~section.drop(table).fill_null(False))
    return table.drop(*(f"raw_{one.name}" for one in section.fields if one.kind in WORDS))


def sums_up(cells: Sequence[ir.StringValue]) -> ir.BooleanValue:
    """Say whether a row only sums up the others: it begins with "Total", and of its other cells none is a word and one a number."""
    if len(cells) < 2:
        return ibis.literal(False)
    first = ibis.coalesce(*(cell.strip().nullif("") for cell in cells))
    begins = first.left(1).lower().isin(sorted({word[0] for word in TOTALS}))  # a cheap test spares nearly all rows the dear one
    named = ibis.ifelse(begins, (first.length() <= 20) & one_of(plain_words(first), TOTALS), False)
    others = ibis.literal("|").join([cell.fill_null("").strip() for cell in cells]).re_replace(r"^\|*[^|]*", "")
    return ibis.ifelse(named, others.re_search(r"\d") & ~others.re_search(r"\pL{4,}|@"), False).fill_null(False)


def _no_id(rows: ir.Table, place: int | None) -> ir.BooleanValue:
    """Say whether a row carries no id of its own: the cell is empty, or holds the word that names the sum."""
    if place is None:
        return ibis.literal(True)
    cell = rows[f"c{place}"].strip().nullif("")
    return cell.isnull() | one_of(plain_words(cell), TOTALS).fill_null(False)


def bare_amounts(table: ir.Table, section: Section) -> ir.BooleanColumn:
    """Say of each row whether it has an amount that carries no currency, such as 1200 beside 1200 €."""
    amounts = [table[f"raw_{one.name}"] for one in section.fields if one.kind == "amount"]
    return reduce(lambda a, b: a | b, (cell.notnull() & currency(cell).isnull() for cell in amounts)) & ~table.total


def far_future(table: ir.Table, section: Section, known_at: datetime, headings: Mapping[str, str]) -> list[ir.Table]:
    """List the dates that lie more than a year after the file was made: kept, and told."""
    limit = ibis.literal(known_at + timedelta(days=366)).cast("timestamp(6)")
    found = []
    for one in section.fields:
        if one.name in headings and one.kind in ("timestamp", "date", "period"):
            some = table.filter(~table.total & ~table.refused & (table[one.name] > limit))
            found.append(
                some.select(
                    "record",
                    field=ibis.literal(headings[one.name]),
                    value=some[one.name].strftime("%Y-%m-%d"),
                    reason=ibis.literal("far_future"),
                    kept=ibis.literal(True),
                )
            )
    return found


def _blank_empty_marks(cell: ir.StringValue, one: Field) -> ir.StringValue:
    if one.kind == "text":
        return cell.strip().nullif("")
    bare = cell.strip()
    longest = max(len(mark) for mark in EMPTY_MARKS)
    return ibis.cases((bare.length() > longest, bare), (one_of(bare.lower(), EMPTY_MARKS), ibis.null("string")), else_=bare)


def _unread(table: ir.Table, one: Field) -> ir.StringValue:
    """Keep the cell where it could not be read; where it could, nobody asks for it."""
    return ibis.ifelse(table[one.name].isnull(), _blank_empty_marks(table[f"raw_{one.name}"], one), ibis.null("string"))


def _is_bad(table: ir.Table, one: Field) -> ir.BooleanValue:
    unread = table[one.name].isnull()
    return unread if one.required else unread & table[f"raw_{one.name}"].notnull()


def complaints(table: ir.Table, section: Section, headings: Mapping[str, str]) -> ir.Table:
    """List every complaint about a parsed table: record, field, value, reason, and whether the row was kept."""
    bad = table.filter(table.complained)
    sums, bad = bad.filter(bad.total), bad.filter(~bad.total)
    lists = [
        sums.select("record", field=ibis.null("string"), value=ibis.null("string"), reason=ibis.literal("total_row"), kept=False),
        bad.filter(bad.extra.notnull()).select(
            "record", field=ibis.null("string"), value=bad.extra, reason=ibis.literal("long_row"), kept=False
        ),
    ]
    for one in section.fields:
        if f"bad_{one.name}" not in table.columns:
            continue
        some = bad.filter(bad[f"bad_{one.name}"])
        cell = ibis.null("string") if one.kind in WORDS else some[f"raw_{one.name}"]
        missing = cell.isnull()
        lists.append(
            some.select(
                "record",
                field=ibis.literal(headings.get(one.name, one.name)),
                value=cell,
                reason=ibis.ifelse(missing, ibis.literal("missing"), ibis.literal(one.kind)),
                kept=~some.refused,
            )
        )
    return ibis.union(*lists) if len(lists) > 1 else lists[0]


def refuse(table: ir.Table, reason: str, *, field: str | None, value: ir.StringValue | None = None, kept: bool = False) -> Filled:
    """Let a format refuse rows for its own reason: give them here, already filtered; ``kept`` where only a cell is refused."""
    if reason not in REASONS:
        raise ValueError(f"unknown reason {reason}")
    return REJECTED_ROWS, table.select(
        "record",
        field=ibis.null("string") if field is None else ibis.literal(field),
        value=ibis.null("string") if value is None else value,
        reason=ibis.literal(reason),
        kept=kept,
    )


def leave_out(table: ir.Table, reason: str) -> Filled:
    """Let a format tell which records are no data, by a column that says what they are; they are counted, not refused."""
    counts = table.group_by(reason=table[reason]).aggregate(records=table.count())
    return LEFT_OUT, counts.order_by("reason")


def complete(filled: Filled, context: Context) -> ir.Table:
    """Bring a format's rows under their contract: provenance added, absent columns null.

    What is the import's own stays null: staging fills it in, so that the same format of another file gives the same
    question. Staging also drops the rows that lack a required column.
    """
    contract, table = filled
    given = set(table.columns)
    known_at = ibis.literal(context.known_at).cast("timestamp(6)")
    event = "happened_at" in given
    constants: dict[str, ir.Value] = {
        "source": ibis.literal(context.source),
        "known_at": ibis.coalesce(table.happened_at.cast("timestamp(6)"), known_at) if event else known_at,
    }
    values: dict[str, ir.Value] = {}
    for column in contract.table().schema().items():
        name, kind = column
        if name in given:
            values[name] = table[name].cast(kind)
        else:
            values[name] = constants.get(name, ibis.null(kind)).cast(kind)
    return table.select(**values)


def profile(raw: ir.Table, positions: Sequence[int], *, estimate: bool) -> ir.Table:
    """Count, for each column, the rows where it is filled and its different values, in one row."""
    wanted: dict[str, ir.Value] = {"rows": raw.count()}
    for index in positions:
        cell = raw[f"c{index}"].strip().nullif("")
        wanted[f"filled_{index}"] = cell.count()
        wanted[f"distinct_{index}"] = cell.approx_nunique() if estimate else cell.nunique()
    return raw.aggregate(**wanted)


def date_orders(raw: ir.Table, positions: Sequence[int]) -> ir.Table:
    """Count, over the date columns, what tells day-first from month-first, and each column's cells that are no plain ISO time."""
    day_first, month_first, half_days = ibis.literal(0), ibis.literal(0), ibis.literal(0)
    odd: dict[str, ir.IntegerScalar] = {}
    for index in positions:
        cell = raw[f"c{index}"].strip().nullif("")
        cell = ibis.ifelse(cell.re_search(PLAIN_TIME), ibis.null("string"), cell)
        one = cell.re_extract(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\b", 1).nullif("").try_cast("int64")
        two = cell.re_extract(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\b", 2).nullif("").try_cast("int64")
        day_first = day_first + (one > 12).sum().fill_null(0)
        month_first = month_first + (two > 12).sum().fill_null(0)
        half_day = cell.re_search(r"^\d{1,2}/\d{1,2}/.*\d\s*[AaPp]\.?[Mm]")
        half_days = half_days + half_day.sum().fill_null(0)
        odd[f"odd_{index}"] = cell.count()
    hinted = ibis.ifelse(day_first == month_first, half_days, 0)  # Australia writes the day first beside a clock of twelve hours
    return raw.aggregate(day_first=day_first, month_first=month_first + hinted, **odd)
