"""The page of a person, opened by a signed link without an account: what is held, correct, choose, object, take away, erase.

The link is what entitles to it: it stands in the address, nobody can guess it, and no other site knows it. So the forms
carry no token against forgery besides, which browsers would refuse here anyhow: a page that sends no referrer sends no
origin either. Everything done here may be done twice without harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import cast

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cordee.core.trust.consent import Said
from cordee.core.trust.notice import Asked as Request
from cordee.core.trust.notice import month_after
from cordee.core.vocabulary.problems_of_return import ClosedLink
from cordee.core.vocabulary.problems_of_trust import ExpiredLink, ForgedLink
from cordee.core.vocabulary.text import LANGUAGES
from cordee.faces.web import jobs
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked
from cordee.faces.web.middleware import COOKIE
from cordee.faces.web.own_page import SOURCE, Own, page_of
from cordee.faces.web.own_voice import voice_of
from cordee.faces.web.portraits import own_portrait
from cordee.faces.web.words import WORDS

WRONG_TRIES, WRONG_SECONDS = 20, 600
DEEDS, DEEDS_SECONDS = 60, 3600
LETTERS, LETTERS_SECONDS = 6, 24 * 3600
OPEN_REQUESTS = 5
Told = tuple[int | None, Said, str]  # the number of a statement, what was said, in the words of the page
DONE = ("choices", "stop", "correct", "full", "erase", "unsure", "portrait.kept", "portrait.withdrawn", "portrait.wrong")
View = Callable[[HttpRequest, str, Own], HttpResponse]


def opened(view: View) -> Callable[..., HttpResponse]:
    """Open a page by its link: forged and old ones get a page that says so; tries are counted."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        return _apart(_answer(request, token, view))

    return guarded


def _answer(request: HttpRequest, token: str, view: View) -> HttpResponse:
    tries = f"mine:{request.META.get('REMOTE_ADDR')}"
    if cache.get(tries, 0) >= WRONG_TRIES:
        return render(request, "pages/mine_gone.html", {"why": "slow"}, status=429)
    trust = company().trust()
    try:
        subject = trust.opened_by(token)
    except ForgedLink:
        cache.add(tries, 0, WRONG_SECONDS)
        cache.incr(tries)
        return render(request, "pages/mine_gone.html", {"why": "gone"}, status=404)
    except ExpiredLink:
        return render(request, "pages/mine_gone.html", {"why": "old"}, status=410)
    except ClosedLink:
        return render(request, "pages/mine_gone.html", {"why": "closed"}, status=410)
    chosen = request.GET.get("in", "")
    if chosen in LANGUAGES:
        answer = HttpResponseRedirect(request.path)
        answer.set_cookie(COOKIE, chosen, max_age=365 * 24 * 3600, samesite="Lax", httponly=True, secure=request.is_secure())
        return answer
    if request.method == "POST":
        deeds = f"mine:{subject}"
        cache.add(deeds, 0, DEEDS_SECONDS)
        if cache.incr(deeds) > DEEDS:
            return render(request, "pages/mine_gone.html", {"why": "slow"}, status=429)
    return view(request, token, Own(trust, subject))


def _apart(answer: HttpResponse) -> HttpResponse:
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@opened
@require_GET
def mine(request: HttpRequest, token: str, own: Own) -> HttpResponse:
    """Show a person what is held about them and where it comes from; let them choose, correct, object, take away, erase."""
    words = cast(Asked, request).words
    context = page_of(words, own) | {
        "token": token,
        "done": _done(request),
        "letter": request.GET.get("letter") == "yes",
        "answer_by": words.date(month_after(own.trust.today)),
        **own_portrait(words, company().portraits().own(own.subject)),
        "own_voice": voice_of(words, own),
    }
    return render(request, "pages/mine.html", context)


@opened
@require_POST
def choices(request: HttpRequest, token: str, own: Own) -> HttpResponse:
    """Keep which channels and topics somebody wants."""
    wanted = set(request.POST.getlist("channel"))
    told: list[Told] = []
    language = cast(Asked, request).words.language
    for channel, stands in own.standings.items():
        if stands.blocked == (channel in wanted):
            said = _said(own, channel in wanted, channel=channel)
            told.append((own.say(said), said, WORDS[f"mine.channel.{channel}"].in_language(language)))
    topic = " ".join(request.POST.get("topic", "").split())[:120]
    if topic:
        said = _said(own, False, topic=topic)
        told.append((own.say(said), said, WORDS["mine.told.topic"].in_language(language, topic=topic)))
    return _back(token, "choices", letter=_confirmed(request, own, told))


@opened
@require_POST
def topic(request: HttpRequest, token: str, own: Own) -> HttpResponse:
    """Take a topic back that somebody had turned down."""
    name = request.POST.get("topic", "")
    told: list[Told] = []
    if name in own.topics:
        said = _said(own, True, topic=name)
        words = WORDS["mine.told.topic"].in_language(cast(Asked, request).words.language, topic=name)
        told.append((own.say(said), said, words))
    return _back(token, "choices", letter=_confirmed(request, own, told))


@opened
@require_POST
def stop(request: HttpRequest, token: str, own: Own) -> HttpResponse:
    """Note that somebody objects to everything; saying it again changes nothing."""
    return _back(token, "stop", letter=_stopped(request, own))


@opened
@require_POST
def correct(request: HttpRequest, token: str, own: Own) -> HttpResponse:
    """Note what somebody wants corrected."""
    said = request.POST.get("said", "").strip()
    if not said:
        return _back(token, "")
    if sum(one.state == "open" for one in own.requests) >= OPEN_REQUESTS:
        return _back(token, "full")
    asked = own.trust.books.requests.ask(own.subject, "correct", said=said, at=own.trust.now)
    return _back(token, "correct", letter=_received(request, own, asked))


@opened
@require_GET
def archive(request: HttpRequest, token: str, own: Own) -> HttpResponse:
    """Give somebody everything that is held about them, as one zip."""
    if own.person is None:
        return _back(token, "")
    answer = HttpResponse(own.trust.archive(own.person), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="my-data.zip"'
    return answer


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, token: str, own: Own) -> HttpResponse:
    """Ask whether somebody is sure, then object at once and start erasing; its end is told by letter."""
    if request.method != "POST":
        return render(request, "pages/mine_erase.html", {"token": token, "done": _done(request)})
    if request.POST.get("sure") != "yes":
        return HttpResponseRedirect(f"/mine/{token}/erase/?done=unsure")
    waiting = any(one.kind == "erase" and one.state == "open" for one in own.requests)
    asked = own.trust.books.requests.ask(own.subject, "erase", at=own.trust.now)
    if not own.stopped:
        own.say(_said(own, False))
    letter = _received(request, own, asked)
    if own.person is not None and not waiting:
        jobs.start(None, "erase", [["erase", "--request", str(asked.id), "--progress-json"], ["run", "--progress-json"]])
    return _back(token, "erase", letter=letter)


def _stopped(request: HttpRequest, own: Own) -> bool:
    """Note an objection to everything, and confirm it; say whether a letter goes."""
    if own.stopped:
        return False
    said = _said(own, False)
    return _confirmed(
        request, own, [(own.say(said), said, WORDS["mine.told.all"].in_language(cast(Asked, request).words.language))]
    )


def _confirmed(request: HttpRequest, own: Own, told: Sequence[Told]) -> bool:
    """Confirm by letter what somebody said: one letter for what they refused, one for what they agreed to."""
    if own.person is None:
        return False
    letters, language, going = company().mail(), cast(Asked, request).words.language, False
    for granted in (False, True):
        of_kind = [(id, said, what) for id, said, what in told if id is not None and said.granted is granted]
        if of_kind and _may_write(own):
            what = ", ".join(what for _, _, what in of_kind)
            id, said, _ = of_kind[0]
            going |= letters.confirm_statement(id, own.person, granted=granted, what=what, at=said.said_at, language=language)
    return going


def _received(request: HttpRequest, own: Own, asked: Request) -> bool:
    """Confirm by letter that a request has come in; say whether a letter goes."""
    if own.person is None or not _may_write(own):
        return False
    return company().mail().confirm_request(asked, own.person, language=cast(Asked, request).words.language)


def _may_write(own: Own) -> bool:
    """Say whether we still confirm by letter today: whoever holds a link must not fill a mailbox with it."""
    letters = f"letters:{own.subject}"
    cache.add(letters, 0, LETTERS_SECONDS)
    return cache.incr(letters) <= LETTERS


def _said(own: Own, granted: bool, *, channel: str = "", topic: str = "") -> Said:
    return Said(granted, own.trust.now, channel, topic=topic, by_themselves=True, source=SOURCE)


def _back(token: str, done: str, *, letter: bool = False) -> HttpResponse:
    said = (f"?done={done}" if done else "") + ("&letter=yes" if done and letter else "")
    return HttpResponseRedirect(f"/mine/{token}/{said}")


def _done(request: HttpRequest) -> str:
    done = request.GET.get("done", "")
    return f"mine.done.{done}" if done in DONE else ""
