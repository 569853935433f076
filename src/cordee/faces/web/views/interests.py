"""The register of interests: who is tied to whom, as it stands and as it stood; sums towards the written contract."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cordee.core.trust.interests import KINDS, Entry, Interest, Kind, Signed, amount_of, contracts_standing
from cordee.core.trust.paid import MENTIONS, THRESHOLD, Contract, Mention, mentions_needed
from cordee.core.vocabulary.problems_of_registers import NoSuchInterest
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import HARD, SIGNS, Words
from cordee.faces.web.tables import download
from cordee.records.models import User
from cordee.wiring import Problem, interests_table

PAGE = "/data/trust/interests/"
FIELDS = ("who", "label", "kind", "giver", "topic", "objective", "value", "currency", "since", "until", "note")
OF_CONTRACT = ("who", "label", "giver", "objective", "reference", "signed_on", "until")
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD")


@needs("trust")
def interests(request: HttpRequest) -> HttpResponse:
    """List who is tied to whom, now or as the register stood on a day, with the sums towards the written contract; enter a tie."""
    asked = cast(Asked, request)
    typed, complaint = {"currency": "EUR"}, ""
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in FIELDS}
        try:
            interest = interest_of(asked.words, typed)
            made = company().registers(asked.user.pk).declare(typed["who"], _label(asked.words, typed), interest)
        except Problem as problem:
            complaint = said(asked.words, problem)
        except ValueError as error:
            complaint = str(error)
        else:
            messages.success(request, asked.words("int.added", id=str(made.id)))
            return redirect(PAGE)
    return _page(request, asked, {"typed": typed, "complaint": complaint}, status=400 if complaint else 200)


@require_POST
@needs("trust")
def sign(request: HttpRequest) -> HttpResponse:
    """Note a written contract, with what it states."""
    asked = cast(Asked, request)
    typed: dict[str, Any] = {name: request.POST.get(name, "") for name in OF_CONTRACT}
    typed["mentions"] = set(request.POST.getlist("mention")) & MENTIONS.keys()
    try:
        mentions = frozenset(cast(set[Mention], typed["mentions"]))
        signed_on, until = _day(asked.words, typed["signed_on"]), _later(asked.words, typed["until"])
        contract = Contract(typed["giver"], typed["objective"], typed["reference"], signed_on, mentions, until)
        company().registers(asked.user.pk).sign(typed["who"], _label(asked.words, typed), contract)
    except Problem as problem:
        return _page(request, asked, {"contract": typed, "contract_complaint": said(asked.words, problem)}, status=400)
    except ValueError as error:
        return _page(request, asked, {"contract": typed, "contract_complaint": str(error)}, status=400)
    messages.success(request, asked.words("int.contract.noted"))
    return redirect(PAGE)


@require_POST
@needs("trust")
def unsign(request: HttpRequest, contract_id: int) -> HttpResponse:
    """Note that a contract does not stand, and why."""
    asked = cast(Asked, request)
    company().registers(asked.user.pk).unsign(contract_id, why=request.POST.get("why", ""))
    messages.success(request, asked.words("int.contract.withdrawn"))
    return redirect(PAGE)


@needs("trust")
def entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Show an entry with every line behind it and after it; correct it, withdraw it."""
    asked = cast(Asked, request)
    words, registers = asked.words, company().registers(asked.user.pk)
    try:
        lines = registers.history(entry_id)
    except NoSuchInterest as problem:
        raise Http404(entry_id) from problem
    last, complaint = lines[-1], ""
    typed = _typed(last.interest)
    why = request.POST.get("why", "")
    if request.method == "POST":
        try:
            if "withdraw" in request.POST:
                registers.withdraw(entry_id, why=why)
                messages.success(request, words("int.one.withdrawn"))
            else:
                typed = {name: request.POST.get(name, "") for name in FIELDS}
                registers.correct(entry_id, interest_of(words, typed), why=why)
                messages.success(request, words("int.one.corrected"))
            return redirect(f"{PAGE}{entry_id}/")
        except Problem as problem:
            complaint = said(words, problem)
        except ValueError as error:
            complaint = str(error)
    authors = _authors(lines)
    context = {
        "tab": "trust", "part": "interests", "id": str(entry_id), "person": last.label, "lines": [_line(words, one, authors, registers.today()) for one in lines],
        "state": "gone" if last.withdrawn else "standing" if last.id == entry_id else "passed", "last": str(last.id),
        "typed": typed, "complaint": complaint, "why": why, "open": last.id == entry_id and not last.withdrawn, **_choices(words),
    }  # fmt: skip
    return render(request, "pages/interest.html", context, status=400 if complaint else 200)


@needs("trust")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the register as a file, as it stands or as it stood on a day."""
    entries = company().registers().standing(_asked_day(request))
    return download(interests_table(entries, _authors(entries)), "interests", kind)


def interest_of(words: Words, typed: Mapping[str, str]) -> Interest:
    """Read a form of an interest.

    Raises
    ------
    BadInterest
        It cannot be as it is typed.
    ValueError
        A day is missing; the message is for the reader.
    """
    value = amount_of(typed["value"])
    currency = typed["currency"].strip().upper() if value is not None else ""
    since, until = _day(words, typed["since"]), _later(words, typed["until"])
    kind = cast(Kind, typed["kind"])
    return Interest(kind, typed["giver"], since, typed["topic"], typed["objective"], value, currency, until, typed["note"])


def said(words: Words, problem: Problem) -> str:
    """Say a problem in one line of a form: what was found where that says it, else what is wrong and what to do."""
    wrong, found, remedy, _ = problem.sentences(words.language)
    return f"{wrong} {found} {remedy}"


def cents(words: Words, value: Decimal, currency: str) -> str:
    """Write an amount to the cent: where a threshold decides, 999.99 is not 1,000."""
    number, sign_of = words.number(value, 2), SIGNS.get(currency, currency)
    return f"{sign_of}{number}" if words.language == "en" and len(sign_of) == 1 else f"{number}{HARD}{sign_of}"


def _page(request: HttpRequest, asked: Asked, found: dict[str, Any], *, status: int = 200) -> HttpResponse:
    words, registers, day = asked.words, company().registers(), _asked_day(request)
    entries, today = registers.standing(day), day or registers.today()
    authors = _authors(entries)
    summed = registers.sums(day)
    blocks = sum(any(one.severity == "blocks" for one in each.findings) for each in summed)
    cannot = sum(each.standing.state == "cannot_tell" for each in summed)
    holding = sum(one.interest.holds_on(today) for one in entries)
    parts = [words("int.answer", n=holding) if entries else words("int.answer.none")]
    parts += [words("int.answer.others", n=len(entries) - holding)] if len(entries) > holding else []
    parts += [words("int.blocks", n=blocks)] if blocks else []
    parts += [words("int.cannot", n=cannot)] if cannot else []
    signed = registers.contracts()
    context = {
        "tab": "trust", "part": "interests", "answer": type(parts[0])(" ".join(parts)), "n": len(entries),
        "day": day.isoformat() if day else "", "day_said": words.date(day) if day else "", "year": str(today.year),
        "entries": [_line(words, one, authors, today) for one in entries], "sums": [_sum(words, one) for one in summed],
        "contracts": [_contract(words, one, signed) for one in signed if one.withdraws is None], "export": "/data/trust/interests",
        "export_query": f"?day={day.isoformat()}" if day else "", "typed": {"currency": "EUR"}, "contract": {}, **_choices(words),
    } | found  # fmt: skip
    context["mentions"] = [
        (name, words.text(text), name in context["contract"].get("mentions", ())) for name, text in MENTIONS.items()
    ]
    return render(request, "pages/interests.html", context, status=status)


def _choices(words: Words) -> dict[str, Any]:
    return {"kinds": [(name, words.text(text)) for name, text in KINDS.items()], "currencies": CURRENCIES}


def _line(words: Words, one: Entry, authors: Mapping[int, str], today: date) -> dict[str, Any]:
    held = one.interest
    value = cents(words, held.value, held.currency) if held.value is not None else ""
    since = words.date(held.since, short=True)
    when = words("int.from.to", since=since, until=words.date(held.until, short=True)) if held.until else since
    if not held.until and held.kind in ("employment", "shares", "friendship"):
        when = words("int.since", since=since)
    state = "int.coming" if today < held.since else "int.ended" if held.until and held.until < today else ""
    author = authors.get(one.author, words("int.nobody")) if one.author is not None else words("trust.command")
    before = ("int.one.withdraws" if one.withdrawn else "int.one.corrects") if one.corrects else ""
    return {
        "id": str(one.id), "person": one.label, "kind": words.text(KINDS[held.kind]), "giver": held.giver, "topic": held.topic,
        "objective": held.objective, "value": value, "when": when, "state": words(state) if state else "", "note": held.note,
        "author": words("int.author", at=words.moment(one.entered_at), author=author),
        "before": words(before, id=str(one.corrects), why=one.why) if before else "", "withdrawn": one.withdrawn,
    }  # fmt: skip


def _sum(words: Words, one: Any) -> dict[str, Any]:
    found = one.standing
    lines = []
    if found.state in ("needs_contract", "covered") and found.contract is not None:
        lines.append(words("int.held", reference=found.contract.reference, date=words.date(found.contract.signed_on, short=True)))
    if found.state == "needs_contract":
        lines.append(words("int.missing", names=", ".join(words.text(MENTIONS[name]) for name in found.missing)))
    if found.state == "below":
        lines.append(words("int.left", left=cents(words, THRESHOLD - found.total, "EUR")))
    return {
        "person": one.label, "giver": found.giver, "objective": found.objective, "calendar": cents(words, found.calendar.total, "EUR"),
        "calendar_unknown": found.calendar.unknown, "rolling": cents(words, found.rolling.total, "EUR"), "rolling_unknown": found.rolling.unknown,
        "window": words("int.window", first=words.date(found.rolling.first, short=True), last=words.date(found.rolling.last, short=True)),
        "state": words(f"int.state.{found.state}"), "shape": {"needs_contract": "blocks", "covered": "given", "cannot_tell": "off"}.get(found.state, ""),
        "lines": lines,
    }  # fmt: skip


def _contract(words: Words, one: Signed, every: list[Signed]) -> dict[str, Any]:
    held = one.contract
    gone = next((each for each in every if each.withdraws == one.id), None)
    whole = not contracts_standing([one]) or mentions_needed(("gift", "pay")) <= held.mentions
    some = words("int.contract.some", n=len(held.mentions), of=len(MENTIONS))
    return {
        "id": str(one.id), "person": one.label, "reference": held.reference, "signed": words.date(held.signed_on, short=True),
        "about": words("int.contract.about", giver=held.giver, objective=held.objective) if held.objective else held.giver,
        "states": words("int.contract.all") if whole else some, "gone": words("int.contract.gone", why=gone.why) if gone else "",
    }  # fmt: skip


def _typed(held: Interest) -> dict[str, str]:
    return {
        "kind": held.kind, "giver": held.giver, "topic": held.topic, "objective": held.objective, "note": held.note,
        "value": "" if held.value is None else f"{held.value}", "currency": held.currency or "EUR",
        "since": held.since.isoformat(), "until": held.until.isoformat() if held.until else "",
    }  # fmt: skip


def _authors(entries: list[Entry]) -> dict[int, str]:
    wanted = {one.author for one in entries if one.author is not None}
    return {one.pk: str(one) for one in User.objects.filter(pk__in=wanted)}


def _label(words: Words, typed: Mapping[str, str]) -> str:
    if not typed["label"].strip():
        raise ValueError(words("int.wrong.label"))
    return typed["label"]


def _asked_day(request: HttpRequest) -> date | None:
    try:
        found = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2200 else None


def _day(words: Words, text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(words("int.wrong.day")) from None


def _later(words: Words, text: str) -> date | None:
    return _day(words, text) if text.strip() else None
