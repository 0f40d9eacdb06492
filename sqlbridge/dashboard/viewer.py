"""Who looks: language and time zone, and what follows from them for words, times and numbers."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.dates import format_datetime, format_timedelta, get_timezone_name
from babel.numbers import format_decimal
from babel.support import NullTranslations
from starlette.requests import Request

from sqlbridge.dashboard.languages import LANGUAGES, translations

LANGUAGE_COOKIE, ZONE_COOKIE = "sqlbridge_language", "sqlbridge_zone"


@dataclass(frozen=True, slots=True)
class Viewer:
    """How somebody wants to read it."""

    locale: Locale
    zone: ZoneInfo
    words: NullTranslations

    def moment(self, moment: datetime | None) -> str:
        """A moment in UTC, in the viewer's zone, to the second."""
        return "" if moment is None else format_datetime(moment, "medium", tzinfo=self.zone, locale=self.locale)

    def span(self, span: timedelta, form: Literal["narrow", "short", "medium", "long"] = "long") -> str:
        """How long, in the largest unit."""
        return format_timedelta(span, locale=self.locale, threshold=1.2, format=form)

    def ago(self, moment: datetime | None) -> str:
        """How long ago a moment in UTC was."""
        if moment is None:
            return ""
        return format_timedelta(
            moment - datetime.now(UTC).replace(tzinfo=None), add_direction=True, locale=self.locale
        )

    def number(self, number: Decimal | int | None) -> str:
        """A number with the viewer's separators; a decimal without needless zeros."""
        return "" if number is None else format_decimal(number, locale=self.locale, decimal_quantization=False)

    @property
    def zone_name(self) -> str:
        """The zone in the viewer's language."""
        return get_timezone_name(self.zone, locale=self.locale)


def viewer_of(request: Request) -> Viewer:
    """By cookie, else by what the browser asks for; English and UTC where nothing is known."""
    locale = _locale(request)
    return Viewer(locale, _zone(request.cookies.get(ZONE_COOKIE, "")), translations(locale.language))


def _locale(request: Request) -> Locale:
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in LANGUAGES:
        return Locale.parse(chosen)
    asked = [part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    for tag in asked:
        if tag.partition("-")[0].lower() in LANGUAGES:
            return _parsed(tag)
    return Locale("en", "GB")


def _parsed(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except ValueError:
        return Locale(tag.partition("-")[0].lower())


def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name if name in ZONES else "UTC")


ZONES = sorted(available_timezones())
_NOBODY = Viewer(Locale("en", "GB"), ZoneInfo("UTC"), NullTranslations())
_current: ContextVar[Viewer] = ContextVar("viewer", default=_NOBODY)


def set_viewer(viewer: Viewer) -> None:
    """Who looks from now on in this request."""
    _current.set(viewer)


def current_viewer() -> Viewer:
    """Who looks at what is being rendered."""
    return _current.get()


def gettext(message: str, **values: Any) -> str:
    """The message in the viewer's language, with the values in it: `gettext("%(number)s feeds", number=3)`."""
    return str(current_viewer().words.gettext(message)) % values


def ngettext(one: str, many: str, number: int, **values: Any) -> str:
    """The message for that number in the viewer's language; the number is `%(num)s`."""
    return str(current_viewer().words.ngettext(one, many, number)) % {"num": number, **values}
