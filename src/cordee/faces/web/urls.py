"""The addresses of the pages: one noun, one address."""

from __future__ import annotations

from django.urls import path

from cordee.faces.web.views import me, signing, techniques

urlpatterns = [
    path("", techniques.door),
    path("sign-in/", signing.sign_in),
    path("sign-out/", signing.sign_out),
    path("setup/<str:token>/", signing.setup),
    path("language/", signing.language),
    path("me/", me.me),
    path("results/", techniques.door),
    path("results/techniques/", techniques.techniques),
    path("results/techniques.<str:kind>", techniques.export),
]
handler403 = "cordee.faces.web.views.errors.refused"
handler404 = "cordee.faces.web.views.errors.lost"
handler500 = "cordee.faces.web.views.errors.broken"
