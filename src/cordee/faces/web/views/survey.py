"""The page of somebody who is asked: five minutes on a phone, by a signed link, without an account.

The link is what entitles to it, as on a person's own page. Each step is kept as it is sent, so that whoever leaves comes
back where they were; all of it can be changed and withdrawn until the survey is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cordee.actions.surveys import Answering
from cordee.core.opinion.scales import Item, scale_named
from cordee.core.opinion.surveys import NOBODY, PLACES, Answer, Step, done_steps, fixed, place_of, says_something
from cordee.core.vocabulary.problems_of_trust import ExpiredLink, ForgedLink
from cordee.core.vocabulary.problems_of_voices import NamesOneself, NoSuchSurvey, SurveyClosed
from cordee.core.vocabulary.techniques import plain
from cordee.core.vocabulary.text import LANGUAGES
from cordee.faces.web.company import company, rows
from cordee.faces.web.frame import Asked
from cordee.faces.web.middleware import COOKIE
from cordee.faces.web.pulse import is_pulse, pulses_of
from cordee.faces.web.speech import Words, words_for
from cordee.wiring import Ask, Condition

WRONG_TRIES, WRONG_SECONDS = 20, 600
DEEDS, DEEDS_SECONDS = 200, 3600
END = "end"


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, token: str) -> HttpResponse:
    """Ask one step after the other; keep what is answered; let it be withdrawn."""
    answer = _answer(request, token)
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    tries = f"survey:{request.META.get('REMOTE_ADDR')}"
    if cache.get(tries, 0) >= WRONG_TRIES:
        return render(request, "pages/mine_gone.html", {"why": "slow"}, status=429)
    try:
        voices = company().voices()
        answering = voices.answering(token)
    except (ForgedLink, NoSuchSurvey):
        cache.add(tries, 0, WRONG_SECONDS)
        cache.incr(tries)
        return render(request, "pages/mine_gone.html", {"why": "gone"}, status=404)
    except ExpiredLink:
        return render(request, "pages/mine_gone.html", {"why": "old"}, status=410)
    chosen = request.GET.get("in", "")
    if chosen in LANGUAGES:
        moved = HttpResponseRedirect(request.path)
        moved.set_cookie(COOKIE, chosen, max_age=365 * 24 * 3600, samesite="Lax", httponly=True, secure=request.is_secure())
        return moved
    asked = cast(Asked, request)
    if request.COOKIES.get(COOKIE, "") not in LANGUAGES:
        asked.words = words_for(answering.asked.language, asked.words.zone)
    territory = voices.territory(answering.survey.territory).name
    page = _Page(asked, token, answering, asked.words.text(territory))
    if request.method != "POST":
        return page.shown(request.GET.get("step", ""))
    deeds = f"survey:{answering.asked.id}"
    cache.add(deeds, 0, DEEDS_SECONDS)
    if cache.incr(deeds) > DEEDS:
        return render(request, "pages/mine_gone.html", {"why": "slow"}, status=429)
    return page.kept()


class _Page:
    """One respondent's page, in their language."""

    def __init__(self, asked: Asked, token: str, answering: Answering, domain: str) -> None:
        self.asked, self.token, self.answering, self.domain = asked, token, answering, domain
        self.words: Words = asked.words
        self.answers = answering.answers
        self.steps = answering.steps(self.answers)

    def shown(self, key: str, complaint: str = "", *, status: int = 200) -> HttpResponse:
        """Show a step, the first that is open, the beginning or the end."""
        done = done_steps(self.answers)
        context: dict[str, Any] = {
            "token": self.token,
            "domain": self.domain,
            "title": self.answering.survey.title,
            "trust": is_pulse(self.answering.survey),
            "asker": company().calls_itself or self.answering.survey.house,
            "complaint": complaint,
        }
        closes = self.answering.survey.closes_on
        context["closes"] = self.words.date(closes) if closes else ""
        if not self.answering.is_open:
            return render(
                self.asked,
                "pages/survey_end.html",
                context | {"state": "closed", "waits": self.answering.survey.state == "draft"} | self._came_out(),
            )
        if not key and not done:
            first = self.steps[0].key if self.steps else END
            return render(
                self.asked,
                "pages/survey_begin.html",
                context | {"first": first, "withdrawn": self.answering.asked.state == "withdrawn"},
            )
        step = next((one for one in self.steps if one.key == key), None)
        if step is None:
            step = None if key == END else next((one for one in self.steps if one.key not in done), None)
        if step is None or fixed(step, self.answers):
            later = [one for one in self.steps if one.key not in done]
            if step is not None and later:
                step = later[0]
            else:
                return render(
                    self.asked,
                    "pages/survey_end.html",
                    context
                    | {
                        "state": "done" if says_something(self.answers) else "empty",
                        "back": self.steps[-1].key if self.steps else "",
                        "first": self.steps[0].key if self.steps else "",
                        "settled": any(fixed(one, self.answers) for one in self.steps),
                    },
                )
        place = self.steps.index(step)
        n, of = place_of(step, self.answering.survey)
        alike = [one.key for one in self.steps if one.part is step.part]
        before = self.steps[place - 1] if place else None
        context |= self._questions(step) | {
            "step": step.key, "kind": step.part.kind, "n": n, "of": of, "rated": alike.index(step.key) + 1, "people": len(alike), "none": any(one.item == f"{NOBODY}{step.key}" for one in self.answers), "person": step.person.label if step.person else "",
            "before": before.key if before is not None and not fixed(before, self.answers) else "",
        }  # fmt: skip
        return render(self.asked, "pages/survey_step.html", context, status=status)

    def _came_out(self) -> dict[str, Any]:
        """Give what came out, where it is the trust pulse, and what was answered to it; of other surveys the answer alone."""
        survey = self.answering.survey
        if is_pulse(survey):
            mine = Ask(where=(Condition("survey", "=", str(survey.id)),))
            return {"pulses": pulses_of(self.words, rows("trust_pulses", mine), [survey])}
        return {"reply": survey.reply, "replied": self.words.date(survey.replied_at) if survey.replied_at else ""}

    def kept(self) -> HttpResponse:
        """Keep what was sent, then go to the next step."""
        given = self.asked.POST
        try:
            if "withdraw" in given:
                self.answering.withdraw()
                return self._to("")
            step = next((one for one in self.steps if one.key == given.get("step", "")), None)
            if step is None:
                return self._to("")
            answers = self._read(step, given)
            if not answers and given.get("none") == "yes":
                answers = [Answer(f"{NOBODY}{step.key}", value=1)]
            still = {one.about for one in answers if one.about is not None} if step.part.kind == "names" else None
            self.answering.keep(step, answers, still=still)
        except NamesOneself as problem:
            return self.shown(given.get("step", ""), problem.sentences(self.words.language)[0], status=400)
        except SurveyClosed:
            return self._to("")
        after = self.answering.steps(self.answering.answers)
        keys = [one.key for one in after]
        place = keys.index(step.key) + 1 if step.key in keys else len(keys)
        return self._to(keys[place] if place < len(keys) else END)

    def _to(self, step: str) -> HttpResponse:
        return HttpResponseRedirect(f"/survey/{self.token}/" + (f"?step={step}" if step else ""))

    def _questions(self, step: Step) -> dict[str, Any]:
        given = {(one.item, one.about, one.place): one for one in self.answers}
        kind = step.part.kind
        if kind == "mind":
            typed = [given.get(("mind", None, place)) for place in range(1, PLACES + 1)]
            return {
                "fields": [
                    {"name": f"mind.{place}", "place": place, "value": one.text if one else ""}
                    for place, one in enumerate(typed, 1)
                ]
            }
        if kind == "aided":
            ticked = {one.text for one in self.answers if one.item == "aided"}
            drawn = self.answering.order(list(self.answering.survey.offered), "aided")
            return {"ticks": [(one, one in ticked) for one in drawn]}
        items = self._items(step)
        if kind == "names":
            labels = {one.id: one.label for one in self.answering.book.listed(self.answering.survey.id)}
            by_place = {(one.item, one.place): labels.get(one.about or 0, "") for one in self.answers}
            return {
                "listed": [one.label for one in self.answering.listed],
                "questions": [
                    {"id": item.id, "words": self._said(item, step),
                     "fields": [{"name": f"{item.id}.{place}", "place": place, "value": by_place.get((item.id, place), "")} for place in range(1, PLACES + 1)]}
                    for item in items
                ],
            }  # fmt: skip
        about = step.person.id if step.person else None
        scale = scale_named(step.part.scale)
        points = [str(one) for one in range(1, scale.points + 1)]
        questions = []
        for item in items:
            one = given.get((item.id, about, 0))
            low, high = scale.anchors(item)
            chosen = str(int(one.value)) if one is not None and one.value is not None else ""
            questions.append(
                {"id": item.id, "words": self._said(item, step), "low": self.words.text(low), "high": self.words.text(high),
                 "chosen": chosen, "points": points, "skipped": one is None and step.key in done_steps(self.answers)}
            )  # fmt: skip
        return {"questions": questions}

    def _items(self, step: Step) -> list[Item]:
        """Give the items of a step: names as declared, figures in the order that is this respondent's."""
        known = {one.id: one for one in scale_named(step.part.scale).items}
        ids = list(step.part.asked())
        return [known[one] for one in (ids if step.part.kind == "names" else self.answering.order(ids, step.part.scale))]

    def _said(self, item: Item, step: Step) -> str:
        return item.words.in_language(self.words.language, domain=self.domain, person=step.person.label if step.person else "")

    def _read(self, step: Step, given: Mapping[str, Any]) -> list[Answer]:
        kind = step.part.kind
        if kind == "mind":
            typed = [" ".join(str(given.get(f"mind.{place}", "")).split())[:200] for place in range(1, PLACES + 1)]
            seen: dict[str, str] = {}
            for one in typed:
                if plain(one):
                    seen.setdefault(plain(one), one)
            return [Answer("mind", place=place, value=1, text=one) for place, one in enumerate(seen.values(), 1)]
        if kind == "aided":
            ticked = set(self.asked.POST.getlist("aided"))
            return [Answer("aided", value=1, text=one) for one in self.answering.survey.offered if one in ticked]
        if kind == "names":
            return self._read_names(step, given)
        scale, about = scale_named(step.part.scale), step.person.id if step.person else None
        found = []
        for item in step.part.asked():
            figure = str(given.get(item, ""))
            if figure.isdecimal() and 1 <= int(figure) <= scale.points:
                found.append(Answer(item, about, value=float(figure)))
        return found

    def _read_names(self, step: Step, given: Mapping[str, Any]) -> list[Answer]:
        found = []
        for item in step.part.asked():
            people = []
            for place in range(1, PLACES + 1):
                typed = str(given.get(f"{item}.{place}", ""))
                if plain(typed):
                    one = self.answering.name(typed)
                    if one.id not in people:
                        people.append(one.id)
            found += [Answer(item, about, place, 1.0) for place, about in enumerate(people, 1)]
        return found
