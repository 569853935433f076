"""The page that ends our mail to somebody, without an account: a look changes nothing, one press is enough.

Mail programs press by themselves (RFC 8058): a post that says ``List-Unsubscribe=One-Click``. They carry no cookie, so the
post asks for none; the token alone, which only the letter shows, opens the page.
"""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cordee.core.trust.consent import standing
from cordee.core.vocabulary.text import Language
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked
from cordee.faces.web.middleware import COOKIE
from cordee.faces.web.speech import words_for

PRIVATE = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End our mail to the reader of a letter, or all contact; a look alone ends nothing."""
    letters = company().mail()
    mail = letters.books.mail.named(token)
    if mail is None:
        raise Http404
    asked = cast(Asked, request)
    if request.GET.get("in") in ("en", "fr") or request.COOKIES.get(COOKIE) not in ("en", "fr"):
        chosen: Language = "fr" if request.GET.get("in", mail.language) == "fr" else "en"
        asked.words = words_for(chosen, company().workspace.zone)
    if request.method == "POST":
        letters.stop(token, everything=request.POST.get("what") == "everything")
    said = letters.books.statements.said_by(mail.subjects)
    context = {
        "writer": str(company().workspace.machine.get("mail_name", "")) or company().folder.name,
        "stopped": standing(said, channel="email").blocked,
        "all": standing(said, channel="call").blocked and standing(said, channel="letter").blocked,
    }
    answer = render(request, "pages/unsubscribe.html", context)
    for name, value in PRIVATE.items():
        answer[name] = value
    return answer
