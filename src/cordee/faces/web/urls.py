"""The addresses of the pages: one noun, one address."""

from __future__ import annotations

from django.urls import include, path

from cordee.faces.web.views import (
    account,
    accounts,
    data,
    importing,
    jobs,
    me,
    rows,
    search,
    settings,
    signing,
    techniques,
    users,
    week,
)

urlpatterns = [
    path("api/", include("cordee.faces.api.urls")),
    path("", week.week),
    path("sign-in/", signing.sign_in),
    path("sign-out/", signing.sign_out),
    path("setup/<str:token>/", signing.setup),
    path("language/", signing.language),
    path("me/", me.me),
    path("search/", search.search),
    path("accounts/", accounts.accounts),
    path("accounts.<str:kind>", accounts.export),
    path("account/<path:organisation_id>", account.account),
    path("results/", techniques.door),
    path("results/techniques/", techniques.techniques),
    path("results/techniques.<str:kind>", techniques.export),
    path("rows/<str:table>/", rows.rows),
    path("rows/<str:table>.<str:kind>", rows.export),
    path("data/", data.imports),
    path("data/use/", data.use),
    path("data/use.<str:kind>", data.export_use),
    path("data/refused/", data.refused),
    path("data/refused.<str:kind>", data.export_refused),
    path("data/imports/<str:import_id>/", importing.one),
    path("data/imports/<str:import_id>/undo/", importing.undo),
    path("data/imports/<str:import_id>/alike/", importing.alike),
    path("data/imports/<str:import_id>/mapping/", importing.mapping),
    path("data/take-again/", importing.take_again),
    path("data/upload/", importing.upload),
    path("data/run/", jobs.run),
    path("data/jobs/<str:job_id>/", jobs.job),
    path("data/jobs/<str:job_id>/cancel/", jobs.cancel),
    path("settings/", settings.settings),
    path("settings/users/", users.users),
    path("settings/users/<int:user_id>/", users.change),
    path("settings/about/", settings.about),
]
handler403 = "cordee.faces.web.views.errors.refused"
handler404 = "cordee.faces.web.views.errors.lost"
handler500 = "cordee.faces.web.views.errors.broken"
