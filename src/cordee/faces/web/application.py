"""The WSGI application that the server runs; what is dear to compare is compared once before somebody asks."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cordee.faces.web.settings")
application = get_wsgi_application()


def _warm() -> None:
    from cordee.faces.web import jobs
    from cordee.faces.web.views.week import warm

    jobs.AFTER.append(warm)
    warm()


threading.Thread(target=_warm, daemon=True, name="warm").start()
