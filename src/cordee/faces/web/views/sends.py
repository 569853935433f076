"""Letters: for a letter and people, who would get it, who would not and why; then sending it; and the state of all letters."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cordee.actions.mail import Line
from cordee.actions.people import Person
from cordee.core.trust.letters import LETTERS, letter_named
from cordee.core.trust.mail import MOST, Mail
from cordee.core.trust.outgoing import Reserved
from cordee.core.trust.terms import QUIET
from cordee.core.vocabulary.problems_of_trust import NoSuchPerson, SeveralPeople
from cordee.faces.web.company import company, current_run
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.messages import shown
from cordee.faces.web.speech import Words
from cordee.faces.web.tables import paging
from cordee.faces.web.words import WORDS
from cordee.records import audit
from cordee.wiring.mail import Letters

HERE = "/data/trust/sends/"
NOTICE = "notice"


@needs("send")
def sends(request: HttpRequest) -> HttpResponse:
    """Show the letters; for chosen people, who would get the notice and who would not; send it to them."""
    asked = cast(Asked, request)
    words, letters = asked.words, company().mail()
    given = request.POST if request.method == "POST" else request.GET
    whom, typed = given.get("whom", ""), given.get("people", "")[:20_000]
    due = letters.due() if current_run() else []
    people, unknown = chosen(letters, whom, typed, due)
    if request.method == "POST":
        return _queued(asked, letters, people)
    lines = letters.preview(letters.notices(people, author=asked.user.pk)) if people else []
    problem = letters.lacking()
    counts = letters.books.mail.counts()
    pages = paging(request, sum(counts.values()))
    context = {
        "tab": "trust", "part": "sends", "letters": [(one.id, words.text(one.title)) for one in LETTERS if one.kind == NOTICE],
        "whom": whom or ("due" if due else "named"), "people": typed, "due": len(due), "asked": bool(whom), "most": MOST, "more": whom == "due" and len(due) > MOST,
        "going": [_line(words, one, letters) for one in lines if one.at is not None], "staying": [_line(words, one, letters) for one in lines if one.at is None],
        "reads": _reads(words, lines), "unknown": ", ".join(unknown), "lacking": problem.sentences(words.language) if problem else None,
        "waiting": counts.get("reserved", 0), "sent": sum(counts.get(one, 0) for one in ("sending", "sent", "unclear")), "lost": counts.get("released", 0),
        "mails": [_mail(words, one, letters) for one in letters.books.mail.listed(limit=50, offset=pages["offset"])], "empty": current_run() is None, **pages,
    }  # fmt: skip
    return render(request, "pages/sends.html", context)


@require_POST
@needs("send")
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Take a letter that still waits back."""
    asked = cast(Asked, request)
    mail = company().mail().withdraw(id)
    audit.note(
        "changed", author=asked.user.pk, object=f"letter {mail.letter}", subject=mail.subject, detail={"state": "withdrawn"}
    )
    messages.success(request, asked.words("sends.withdrawn"))
    return redirect(HERE)


@require_POST
@needs("send")
def lift(request: HttpRequest, id: int) -> HttpResponse:
    """Write to an address again that came back, for a reason."""
    asked, letters = cast(Asked, request), company().mail()
    mail = letters.books.mail.numbered(id)
    if mail is None or not mail.address:
        raise Http404
    letters.lift_returns(mail.address, why=request.POST.get("why", "")[:500], author=asked.user.pk)
    messages.success(request, asked.words("sends.lifted"))
    return redirect(HERE)


def chosen(letters: Letters, whom: str, typed: str, due: list[str]) -> tuple[list[Person], list[str]]:
    """Give the people that a form means, at most as many as one send takes, and the names that nobody goes by."""
    if whom == "due":
        return letters.people(due[:MOST]), []
    people: dict[str, Person] = {}
    unknown = []
    for name in [line.strip() for line in typed.splitlines() if line.strip()][:MOST] if whom else []:
        try:
            found = letters.person(name)
        except (NoSuchPerson, SeveralPeople):
            unknown.append(name)
        else:
            people[found.id] = found
    return list(people.values()), unknown


def _queued(asked: Asked, letters: Letters, people: list[Person]) -> HttpResponse:
    n = sum(isinstance(letters.queue(draft), Reserved) for draft in letters.notices(people, author=asked.user.pk))
    audit.note("decided", author=asked.user.pk, object=f"letter {NOTICE}", detail={"people": len(people), "queued": n})
    messages.success(asked, asked.words("sends.queued", n=n) if n else asked.words("sends.queued.none"))
    return redirect(HERE)


def _reads(words: Words, lines: list[Line]) -> list[dict[str, Any]]:
    """Say how the letter reads, once a language: what is told to each person changes nothing of that."""
    first = {one.draft.language: one.written for one in reversed(lines) if one.at is not None and one.written}
    owed = {one.draft.language: one.draft.kind in ("answer", "notice") for one in lines}
    if not first:
        return []
    check = company().messages().check
    return [
        shown(words, check(one.text, title=one.subject, language=language, owed=owed[language]), prefix=f"{language}-") | {"speech": words(f"msg.language.{language}")}
        for language, one in sorted(first.items())
    ]  # fmt: skip


def _line(words: Words, line: Line, letters: Letters) -> dict[str, Any]:
    draft = line.draft
    now = line.at is not None and line.at <= letters.now
    return {
        "who": draft.facts.get("name") or draft.address or draft.person_id, "address": draft.address,
        "at": "" if line.at is None else words("sends.at.now") if now else words("sends.at", at=words.moment(line.at)),
        "why": [words.text(one.words) for one in line.findings if line.at is not None or one.rule != QUIET],
        "subject": line.written.subject if line.written else "", "text": line.written.text if line.written else "",
    }  # fmt: skip


def _mail(words: Words, mail: Mail, letters: Letters) -> dict[str, Any]:
    waits = mail.state == "reserved"
    at = mail.sent_at or max(mail.planned_at, mail.not_before)
    again = words("sends.try", n=mail.tries, at=words.moment(at)) if waits and mail.tries else ""
    return {
        "id": mail.id, "letter": words.text(letter_named(mail.letter).title), "address": _whom(words, mail), "waits": waits,
        "state": mail.state, "word": words(f"sends.state.{mail.state}"),
        "at": "" if mail.state == "released" and mail.sent_at is None else words.moment(at),
        "dead": mail.state == "released" and letters.is_dead(mail.address), "why": again or (reason(words, mail.reason) if mail.state == "released" else ""),
    }  # fmt: skip


def _whom(words: Words, mail: Mail) -> str:
    """Say to whom a letter goes; of a brief that went, nobody: its page stops naming the person, and so does this one."""
    if letter_named(mail.letter).kind == "brief" and mail.state != "reserved":
        return words("sends.brief")
    return mail.address or words("sends.erased")


def reason(words: Words, said: str) -> str:
    """Say why a letter did not go, or what came of it."""
    key = f"sends.reason.{said}"
    if key in WORDS:
        return words(key)
    first, _, code = said.rpartition(" ") if said.startswith("came back") else said.partition(" ")
    if first in ("refused", "came back"):
        return words("sends.reason.refused" if first == "refused" else "sends.reason.back", code=code or "–")
    return words("sends.reason.place") if said.startswith("no place") else ""
