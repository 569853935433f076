"""What the API says when it cannot answer: a problem document (RFC 9457) with the problem's code and its four sentences."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from cordee.core.vocabulary.faults import NOT_JSON
from cordee.core.vocabulary.problems import (
    AccessProblem,
    BadParameter,
    MachineProblem,
    NoSuchRow,
    NoSuchRun,
    NoSuchTable,
    NotRunYet,
    NotSignedIn,
    Problem,
    QuestionProblem,
)
from cordee.core.vocabulary.problems_of_trials import NoSuchExperiment
from cordee.core.vocabulary.text import LANGUAGES, Language

STATUS: tuple[tuple[type[Problem], int], ...] = (
    (NotSignedIn, 401),
    (AccessProblem, 403),
    (NoSuchTable, 404),
    (NoSuchRun, 404),
    (NoSuchRow, 404),
    (NoSuchExperiment, 404),
    (NotRunYet, 409),
    (QuestionProblem, 400),
    (MachineProblem, 503),
    (Problem, 500),
)


def handle(api: NinjaAPI) -> None:
    """Let the API answer every problem as a document."""

    @api.exception_handler(Problem)
    def problem(request: HttpRequest, found: Problem) -> HttpResponse:
        return document(request, found)

    @api.exception_handler(AuthenticationError)
    def stranger(request: HttpRequest, found: Any) -> HttpResponse:
        answer = document(request, NotSignedIn())
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer

    @api.exception_handler(ValidationError)
    def unreadable(request: HttpRequest, found: Any) -> HttpResponse:
        first = found.errors[0]
        return document(request, BadParameter(name=str(first["loc"][-1]), value=str(first.get("msg", ""))))

    @api.exception_handler(HttpError)
    def no_document(request: HttpRequest, found: Any) -> HttpResponse:
        if found.status_code == 403:  # a post that rests on a session, without the secret of a form: nobody's word
            return stranger(request, found)
        return document(request, BadParameter(name="body", value=NOT_JSON))


def document(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Write a problem in the language that the request prefers."""
    language = language_of(request)
    status = next(number for kind, number in STATUS if isinstance(problem, kind))
    wrong, found, remedy, standing = problem.sentences(language)
    body = {
        "type": f"urn:cordee:problem:{problem.code}",
        "title": wrong,
        "status": status,
        "detail": " ".join((found, remedy, standing)),
        "code": problem.code,
        "wrong": wrong,
        "found": found,
        "remedy": remedy,
        "standing": standing,
    }
    headers = {"Content-Language": language, "Vary": "Accept-Language"}
    content = json.dumps(body, ensure_ascii=False).encode("utf-8")
    return HttpResponse(content, status=status, content_type="application/problem+json", headers=headers)


def language_of(request: HttpRequest) -> Language:
    """Give the first of our languages that the Accept-Language header prefers; English where it names none."""
    for name, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        for language in LANGUAGES:
            if name.split("-")[0] == language:
                return language
    return "en"
