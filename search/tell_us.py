"""“Tell us what you were looking for”: one tap, without a cookie.

The token in the form is a signature of the phrase, its language and the day, so only phrases of
real result pages come back, and only for two days. It holds no moment: the page stays the same
bytes for every reader.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from search.normalise import phrase
from search.privacy import may_be_kept

#: A day, and the one after for those who tap past midnight.
TOKEN_LASTS = timedelta(days=1)
LONGEST_TOKEN = 1_000
_signer = Signer(salt="search.tell_us")


@dataclass(frozen=True)
class TellUs:
    """What `search/parts/tell_us.html` shows."""

    phrase: str
    token: str
    url: str


@dataclass(frozen=True)
class Told:
    phrase: str
    language: str


def tell_us(typed: str, language: str) -> TellUs | None:
    """The form for a search that found nothing; None for a phrase that may not be kept."""
    if not may_be_kept(typed):
        return None
    told = phrase(typed)
    today = timezone.localdate().isoformat()
    token = _signer.sign_object([told, language, today])
    return TellUs(phrase=typed, token=token, url=reverse("search_missing"))


def read_token(token: str) -> Told | None:
    """What a token says, or None when it is not ours or no longer good."""
    if len(token) > LONGEST_TOKEN or not token.isascii():
        return None
    try:
        told, language, day = _signer.unsign_object(token)
    except BadSignature:
        return None
    age = timezone.localdate() - date.fromisoformat(day)
    return Told(told, language) if age <= TOKEN_LASTS else None


def is_from_our_page(request: HttpRequest) -> bool:
    """Whether a browser sent this from a page of this site, by what it says of itself.

    Every current browser sends `Sec-Fetch-Site`; older ones send `Origin` with a POST. A request
    with neither is no browser's.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is None and origin is None:
        return False
    ours = f"{request.scheme}://{request.get_host()}"
    return site in (None, "same-origin") and origin in (None, ours)
