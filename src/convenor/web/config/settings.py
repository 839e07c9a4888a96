"""The site's settings: what an operator gives (environment.py), and what is the same everywhere."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from convenor.web.config.environment import database, mail, read, secret_key, yes
from convenor.web.config.security import *  # noqa: F403  one file for all that guards the site
from convenor.web.config.sign_in import *  # noqa: F403  one file for all that lets people in

HOME = Path(read("CONVENOR_HOME")).resolve()
SECRET_KEY = secret_key(HOME)
DEBUG = yes("CONVENOR_DEBUG")
DEMO = yes("CONVENOR_DEMO")
ALLOWED_HOSTS = [name.strip() for name in read("CONVENOR_HOSTS").split(",") if name.strip()]
SITE_URL = read("CONVENOR_URL").rstrip("/")
ODS_ADDRESS = read("CONVENOR_ODS").rstrip("/")
OPERATOR_NAME = read("CONVENOR_NAME")
OPERATOR_LOGO = read("CONVENOR_LOGO")

ROOMS = (
    "kernel",
    "ui",
    "people",
    "partners",
    "bodies",
    "register",
    "listening",
    "pulses",
    "conversations",
    "insight",
    "record",
    "demonstration",
)
ROOMS_WITH_PAGES = (
    *("ui", "people", "partners", "bodies", "register", "listening", "pulses", "conversations", "insight", "record"),
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    *(f"convenor.web.{room}" for room in ROOMS),
]

MIDDLEWARE = [
    "convenor.web.kernel.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "convenor.web.kernel.middleware.RequestIdMiddleware",
    "convenor.web.kernel.middleware.KeptByNobodyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "convenor.web.people.middleware.ViewerMiddleware",
    "convenor.web.ui.middleware.ErrorPagesMiddleware",
]

ROOT_URLCONF = "convenor.web.config.urls"
WSGI_APPLICATION = "convenor.web.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": True,  # each room's words live in its own folder `jinja2/<room>/`
        "OPTIONS": {
            "environment": "convenor.web.ui.environment.environment",
            "context_processors": ["convenor.web.ui.context.frame"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # for e-mail texts of allauth alone
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": database(HOME)}
CACHES = {
    "default": {
        "BACKEND": "convenor.web.kernel.shared_cache.SharedCache",  # limits on guessing hold across processes
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # of 300, Django's own, a guesser could push the limits out
    },
    # In each process's own memory: for what is the same for everybody and may be some seconds old.
    "near": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "near"},
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# Every module that answers for what a room holds about a person, highest first (see people/erasure.py).
PERSON_HOLDINGS = [
    "convenor.web.insight.erasure",
    "convenor.web.conversations.erasure",
    "convenor.web.pulses.erasure",
    "convenor.web.listening.erasure",
    "convenor.web.register.erasure",
    "convenor.web.bodies.erasure",
    "convenor.web.partners.erasure",
    "convenor.web.people.holding",
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [path for path in [HOME / "assets"] if path.exists()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("cy", _("Welsh"))]
LOCALE_PATHS = [Path(__file__).parent.parent / "ui" / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

globals().update(mail())
DEFAULT_FROM_EMAIL = SERVER_EMAIL = read("CONVENOR_MAIL_FROM")

CSRF_FAILURE_VIEW = "convenor.web.ui.views.form_out_of_date"
LOGGING_CONFIG = "convenor.web.kernel.logs.configure"
LOGGING = {"debug": DEBUG}
