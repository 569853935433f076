"""What happens around every page: its language is chosen, and problems become pages that say what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language_from_request

from cordee.core.vocabulary.text import LANGUAGES
from cordee.faces.web.company import company
from cordee.faces.web.frame import Asked
from cordee.faces.web.speech import words_for
from cordee.wiring import Problem

Answer = Callable[[HttpRequest], HttpResponse]
COOKIE = "language"


class Language:
    """Gives the request its words: the cookie's language, else the user's, the browser's, the workspace's."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language that was chosen."""
        asked = cast(Asked, request)
        chosen = request.COOKIES.get(COOKIE, "")
        if chosen not in LANGUAGES:
            chosen = asked.user.language if asked.user.is_authenticated else get_language_from_request(request)[:2]
        workspace = company().workspace
        asked.words = words_for("fr" if chosen == "fr" else "en", workspace.zone)
        with translation.override(asked.words.language):
            return self.answer(request)


class Problems:
    """Shows a problem as a page: what is wrong, what was found, what to do, how the data stands."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or show the problem."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a problem into its page."""
        if not isinstance(exception, Problem):
            return None
        words = cast(Asked, request).words
        sentences = exception.sentences(words.language)
        return render(request, "pages/problem.html", {"sentences": sentences, "code": exception.code}, status=409)
