"""The doctor's look at the site: its address and transport, the files of its pages, a demonstration left open."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from convenor.web.config import page_files
from convenor.web.config.doctor.found import Found, look_at, ok, wrong

HERE = {"localhost", "127.0.0.1", "::1"}


def look() -> Iterator[Found]:
    yield address()
    yield transport()
    yield pages()
    yield demonstration()
    if settings.DEBUG:
        yield wrong("debugging", "CONVENOR_DEBUG is on: a fault shows people's data", "Take CONVENOR_DEBUG out.")


def host() -> str:
    return urlsplit(settings.SITE_URL).hostname or ""


def address() -> Found:
    if "*" in settings.ALLOWED_HOSTS:
        return wrong(
            "address", "any name is answered to: links in letters could be forged", "Name them: CONVENOR_HOSTS."
        )
    if not validate_host(host() if ":" not in host() else f"[{host()}]", settings.ALLOWED_HOSTS):
        return wrong("address", f"CONVENOR_URL is {settings.SITE_URL}, which CONVENOR_HOSTS lacks", "Add it there.")
    return ok("address", f"{settings.SITE_URL}")


def transport() -> Found:
    https = settings.SITE_URL.startswith("https:")
    if https != settings.SESSION_COOKIE_SECURE:
        mend = "Let both agree: CONVENOR_HTTPS=yes with an https:// address, or neither."
        return wrong("transport", f"CONVENOR_URL is {settings.SITE_URL}, but CONVENOR_HTTPS says otherwise", mend)
    if https and settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0:
        mend = "If a proxy of yours stands in front: CONVENOR_PROXIES=1, or everybody shares one limit on guesses."
        return look_at("transport", "https, and no proxy is counted", mend)
    if https:
        return ok("transport", "https alone")
    if host() in HERE:
        return ok("transport", "this computer alone, without https")
    mend = "Put a proxy with a certificate in front, then CONVENOR_HTTPS=yes and CONVENOR_URL=https://…"
    return wrong("transport", "people reach the site without https: passwords can be read on the way", mend)


def pages() -> Found:
    if found := page_files.fault():
        return wrong("files of pages", found.says, found.mend)
    return ok("files of pages", "collected, and of this version")


def demonstration() -> Found:
    if not settings.DEMO:
        return ok("demonstration", "no ready sign-ins")
    if host() in HERE:
        return ok("demonstration", "ready sign-ins, on this computer alone")
    mend = "On a site with real people take CONVENOR_DEMO out: anyone may sign in as anyone."
    return look_at("demonstration", f"ready sign-ins at {settings.SITE_URL}", mend)
