"""Templates: where they are, and what is at hand in each of them."""

import shlex
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from sqlbridge import __version__
from sqlbridge.dashboard import navigation
from sqlbridge.dashboard.languages import LANGUAGES
from sqlbridge.dashboard.phrases import in_words
from sqlbridge.dashboard.states import order_kind, state_kind
from sqlbridge.dashboard.viewer import current_viewer


@cache
def templates() -> Environment:
    """All templates; an unknown name in one of them is an error."""
    environment = Environment(
        loader=PackageLoader("sqlbridge.dashboard"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    environment.install_gettext_callables(_word, _words, newstyle=True)  # type: ignore[attr-defined]
    environment.filters |= {
        "moment": _moment,
        "ago": lambda moment: current_viewer().ago(moment),
        "span": lambda span: current_viewer().span(span),
        "number": lambda number: current_viewer().number(number),
        "words": in_words,
        "printable": _printable,
        "query": _query,
        "shell": shlex.quote,
    }
    environment.globals |= {
        "version": __version__,
        "languages": LANGUAGES,
        "viewer": current_viewer,
        "navigation": navigation.ENTRIES,
        "state_kind": state_kind,
        "order_kind": order_kind,
    }
    return environment


def render(template: str, **values: Any) -> str:
    """A template as text. Raises jinja2's TemplateError."""
    return templates().get_template(template).render(values)


def _word(message: str) -> str:
    """The message in the viewer's language; Jinja puts the values in."""
    return str(current_viewer().words.gettext(message))


def _words(one: str, many: str, number: int) -> str:
    return str(current_viewer().words.ngettext(one, many, number))


def _moment(moment: datetime | None) -> str:
    """A time element: the viewer's zone to read, UTC for programs."""
    if moment is None:
        return ""
    words = Markup('<time datetime="{}Z">{}</time>')
    return words.format(moment.isoformat(), current_viewer().moment(moment))


def _printable(text: str) -> str:
    """A key that is no text, such as one with a broken letter, in escapes."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _query(values: dict[str, object]) -> str:
    """What stands behind the `?` of an address; empty values are left out."""
    wanted = {name: value for name, value in values.items() if value not in (None, "")}
    return urlencode(wanted, errors="surrogateescape")
