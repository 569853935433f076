"""Whether a contact was useful: the page that a colleague's link opens, and the page of who waits for whose word."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cordee.actions.feedback import Colleague, colleague_of
from cordee.core.measurement.feedback import LATE_DAYS, LOOK_BACK_DAYS, WORDS, Asked, Side, Word
from cordee.core.vocabulary.problems_of_trust import ExpiredLink, ForgedLink
from cordee.core.vocabulary.techniques import name_of
from cordee.core.vocabulary.text import Language
from cordee.faces.web import frame
from cordee.faces.web.company import company, rows
from cordee.faces.web.frame import needs
from cordee.faces.web.judged import judged_techniques
from cordee.faces.web.middleware import COOKIE
from cordee.faces.web.speech import Words, words_for
from cordee.faces.web.views.territories import said
from cordee.records.models import User
from cordee.wiring import Ask, Condition, Problem
from cordee.wiring.feedback import Feedback

WRONG_TRIES, WRONG_SECONDS = 20, 600
HERE = "/results/judged/"
SHOWN = 12
PRIVATE = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Ask a colleague by their link; a look keeps nothing, because programs that read mail open links too."""
    given = _answered(request, token)
    for name, value in PRIVATE.items():
        given[name] = value
    return given


def _answered(request: HttpRequest, token: str) -> HttpResponse:
    tries = f"feedback:{request.META.get('REMOTE_ADDR')}"
    if cache.get(tries, 0) >= WRONG_TRIES:
        return render(request, "pages/mine_gone.html", {"why": "slow"}, status=429)
    verbs = company().feedback()
    try:
        asked = verbs.opened(token)
    except ForgedLink:
        cache.add(tries, 0, WRONG_SECONDS)
        cache.incr(tries)
        return render(request, "pages/mine_gone.html", {"why": "gone"}, status=404)
    except ExpiredLink:
        return render(request, "pages/mine_gone.html", {"why": "old"}, status=410)
    words = _words(request)
    if request.method == "POST" and request.POST.get("word") in WORDS:
        verbs.answer(token, cast(Word, request.POST["word"]), reason=request.POST.get("reason", "")[:500])
        return redirect(request.path)
    told = verbs.said(asked)
    context = {
        "about": asked.about, "token": token, "thanks": words("fb.thanks", word=words.text(WORDS[told.word])) if told is not None else "",
        "chosen": told.word if told is not None else "", "reason": told.reason if told is not None else "", "choices": [(one, words(f"fb.{one}")) for one in WORDS],
    }  # fmt: skip
    return render(request, "pages/feedback.html", context)


@needs("read")
def judged(request: HttpRequest) -> HttpResponse:
    """Show each technique as each side judges it, who waits for a word, and the questions that were put; judge and ask."""
    asked = cast(frame.Asked, request)
    words, verbs, user = asked.words, company().feedback(asked.user.pk), asked.user
    complaint = ""
    if request.method == "POST":
        try:
            _done(request, words, verbs, user)
            return redirect(HERE)
        except Problem as problem:
            complaint = said(words, problem)
    colleagues = _colleagues()
    waiting = verbs.open_cases()
    techniques = judged_techniques(words)
    context = {
        "tab": "judged", "complaint": complaint, "answer": _sentence(words, len(waiting)), "techniques": techniques,
        "waiting": [_waits(words, verbs, one.days, row, colleagues) for one, row in waiting[:SHOWN]], "more": max(0, len(waiting) - SHOWN),
        "line": words("fb.waiting.line", look=LOOK_BACK_DAYS, late=LATE_DAYS + 1), "choices": [(one, words(f"fb.{one}")) for one in WORDS],
        "colleagues": [(one.address, one.name) for one in colleagues], "questions": [_question(words, verbs, one) for one in verbs.asked()[:SHOWN]],
    }  # fmt: skip
    return render(request, "pages/judged.html", context, status=400 if complaint else 200)


def _done(request: HttpRequest, words: Words, verbs: Feedback, user: User) -> None:
    given = request.POST
    case = given.get("case", "")
    if given.get("do") == "ask":
        if not user.may("cycles"):
            return
        colleagues = _colleagues()
        chosen = next((one for one in colleagues if one.address == given.get("whom", "")), Colleague("", given.get("whom", "")))
        put = verbs.put(case, chosen, users=[one.address for one in colleagues], inviter=str(user))
        if put.queued:
            messages.success(request, words("fb.asked", who=put.asked.label))
            return
        link = request.build_absolute_uri(f"/feedback/{put.token}/")
        why = " ".join(words.text(one.words) for one in put.findings) or words("fb.asked.unset")
        messages.warning(request, words("fb.asked.link", who=put.asked.label, why=why, link=link))
    elif given.get("word") in WORDS:
        side: Side = "sales" if user.role == "sales" else "marketing"
        word = cast(Word, given["word"])
        verbs.judge(case, side, word, judge=f"user:{user.pk}", label=str(user), reason=given.get("reason", "")[:500])
        messages.success(request, words("fb.judged", word=words.text(WORDS[word])))


def _sentence(words: Words, waiting: int) -> str:
    sums = rows("judgements", Ask(where=(Condition("judged_by", "=", "sales"),)))
    n = sum(row["judged"] for row in sums)
    parts = [words("fb.all.answer", useful=sum(row["useful"] for row in sums), n=n) if n else words("fb.all.answer.none")]
    if waiting:
        parts.append(words("fb.all.waits", n=waiting))
    return type(parts[0])(" ".join(parts))


def _waits(words: Words, verbs: Feedback, days: int, row: dict[str, Any], colleagues: list[Colleague]) -> dict[str, Any]:
    owner = colleague_of(row["owner"], colleagues)
    return {
        "case": row["case_key"], "name": verbs.called(row["case_key"]), "technique": words.text(name_of(row["technique"])), "days": words("fb.days.n", n=days),
        "owner": row["owner"] or "", "address": owner.address if owner is not None else "",
    }  # fmt: skip


def _question(words: Words, verbs: Feedback, one: Asked) -> dict[str, Any]:
    told = verbs.said(one)
    if one.answered_at is not None and told is not None:
        days = (one.answered_at - one.asked_at).days
        line = words("fb.questions.done", n=days) if days else words("fb.questions.done.none")
    else:
        line = words("fb.questions.late" if one.late(verbs.now) else "fb.questions.open")
    return {
        "who": one.label or words("int.nobody"), "about": one.about, "on": words("fb.questions.on", date=words.date(one.asked_at)), "line": line,
        "late": one.late(verbs.now), "word": words.text(WORDS[told.word]) if told is not None else "", "reason": told.reason if told is not None else "",
    }  # fmt: skip


def _colleagues() -> list[Colleague]:
    found = User.objects.filter(is_active=True, role__in=("sales", "marketing", "administrator")).order_by("name", "email")
    return [Colleague(one.name or one.email, one.email, cast(Language, one.language)) for one in found]


def _words(request: HttpRequest) -> Words:
    asked = cast(frame.Asked, request)
    chosen = request.GET.get("in", "")
    if chosen in ("en", "fr"):
        asked.words = words_for(cast(Language, chosen), asked.words.zone)
    elif request.COOKIES.get(COOKIE) not in ("en", "fr"):
        asked.words = words_for("fr" if company().workspace.language == "fr" else "en", asked.words.zone)
    return asked.words
