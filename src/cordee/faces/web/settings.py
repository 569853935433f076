"""Django's settings, for one workspace: the folder that CORDEE_WORKSPACE names."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from cordee.records.opening import database
from cordee.wiring import open_company

HERE = Path(__file__).parent
WORKSPACE = Path(os.environ.get("CORDEE_WORKSPACE", "."))
_company = open_company(WORKSPACE)
_machine = _company.workspace.machine
BASE_URL = str(_machine.get("base_url", "")).rstrip("/")
_secure = BASE_URL.startswith("https://")


def _version_of(folder: Path) -> str:
    """Fingerprint the static files, so that browsers may keep them for ever."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()[:12]


DEBUG = False
SECRET_KEY = hashlib.sha256(f"web:{_company.workspace.secret}".encode("ascii")).hexdigest()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *([urlsplit(BASE_URL).hostname or ""] if BASE_URL else [])]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []
ROOT_URLCONF = "cordee.faces.web.urls"
WSGI_APPLICATION = "cordee.faces.web.application.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "csp",
    "django_htmx",
    "cordee.records.apps.Records",
    "cordee.faces.web.apps.Web",
]
MIDDLEWARE = [
    "cordee.faces.web.limits.Proxies",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cordee.faces.web.sessions.Devices",
    "cordee.faces.web.noting.Noting",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cordee.faces.web.middleware.Language",
    "cordee.faces.web.limits.Sizes",
    "cordee.faces.web.middleware.Problems",
    "cordee.faces.web.gate.Gate",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "cordee.faces.web.frame.frame",
            ],
            "builtins": ["cordee.faces.web.templatetags.cordee"],
        },
    }
]

DATABASES = {"default": database(_company.folder, str(_company.workspace.machine.get("records_url", "")))}
AUTH_USER_MODEL = "records.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "cordee.faces.web.passwords.NotTooLong"},
    {"NAME": "cordee.faces.web.passwords.NotRegular"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
# Hashes of before the workspace's secret took part are still read, and renewed when their owners sign in.
PASSWORD_HASHERS = ["cordee.faces.web.passwords.Peppered", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
PASSWORD_PEPPER = hashlib.sha256(f"password:{_company.workspace.secret}".encode("ascii")).hexdigest()
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "cordee.faces.web.views.errors.forged"
# Browsers keep cookies by host, whatever the port: each workspace has names of its own, so that two on one machine share none.
_mark = hashlib.sha256(f"cookie:{_company.workspace.secret}".encode("ascii")).hexdigest()[:8]
SESSION_COOKIE_NAME = f"{'__Host-' if _secure else ''}cordee-{_mark}"
CSRF_COOKIE_NAME = f"{'__Host-' if _secure else ''}cordee-form-{_mark}"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_AGE = int(_machine.get("session_hours", 14 * 24)) * 3600
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _secure else None
SECURE_SSL_REDIRECT = _secure
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _secure else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = _company.workspace.language
LANGUAGES = [("en", "English"), ("fr", "Français")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_ROOT = HERE / "static"
STATIC_URL = f"/static/{_version_of(STATIC_ROOT)}/"
WHITENOISE_MAX_AGE = 365 * 24 * 3600
FILE_UPLOAD_TEMP_DIR = _company.folder / "journal"
DATA_UPLOAD_MAX_NUMBER_FILES = 200
UPLOAD_MEGABYTES = int(_machine.get("upload_megabytes", 2000))
PROXIES = [one.strip() for one in str(_machine.get("proxies", "")).split(",") if one.strip()]
API_CALLS = 3000  # in ten minutes, of one token or user
ALERT_EXPORTS = int(_machine.get("alert_exports", 50))
ALERT_LOOKS = int(_machine.get("alert_looks", 1000))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"()": "cordee.faces.web.logs.Bare"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "bare"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
