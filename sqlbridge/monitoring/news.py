"""What is new about problems that need a person, since the last time that somebody was told."""

import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlbridge.ledger.alerts import Told
from sqlbridge.monitoring.problems import Problem

NEEDS_A_PERSON = frozenset(
    {
        "log-capture-lost",
        "log-age",
        "log-queue-age",
        "log-feeds-stuck",
        "log-orders",
        "log-held",
        "amazon-token-refused",
    }
)
"""Problems that are told by alerts; for the others, runs go on by themselves, or a monitor looks."""


@dataclass(frozen=True, slots=True)
class News:
    """A problem that is `new`, is `lasting` for a day or another one, or has `ended`."""

    state: str
    problem: Problem
    since: datetime


def news(problems: Sequence[Problem], told: Mapping[str, Told], now: datetime, repeat: timedelta) -> list[News]:
    """What is to be told. A time of telling in the future was written by a clock that was wrong."""
    found = []
    for one in problems:
        known = told.get(one.id)
        if known is None:
            found.append(News("new", one, now))
        elif not now - repeat < known.told_at <= now:
            found.append(News("lasting", one, known.began_at))
    standing = {one.id for one in problems}
    ended = [known for id_, known in told.items() if id_ not in standing]
    return found + [News("ended", Problem(known.problem, False, known.words, ""), known.began_at) for known in ended]


def subject(some: Sequence[News]) -> str:
    """One line that says the most important of it."""
    standing = [one for one in some if one.state != "ended"]
    if not standing:
        return f"SQLBridge: ended: {', '.join(one.problem.id for one in some)}"
    word = "CRITICAL" if any(one.problem.is_critical for one in standing) else "WARNING"
    return f"SQLBridge {word}: {', '.join(one.problem.id for one in standing)}"


def text(some: Sequence[News]) -> str:
    """All of it in words."""
    return "\n\n".join(_paragraph(one) for one in some) + f"\n\nTold by {socket.gethostname()}."


def document(some: Sequence[News], now: datetime) -> dict[str, Any]:
    """All of it for programs. Slack, Mattermost and their kin show `text`."""
    return {
        "text": f"{subject(some)}\n\n{text(some)}",
        "host": socket.gethostname(),
        "at": now,
        "news": [
            {
                "state": one.state,
                "id": one.problem.id,
                "is_critical": one.problem.is_critical,
                "words": one.problem.words,
                "remedy": one.problem.remedy,
                "since": one.since,
            }
            for one in some
        ],
    }


def _paragraph(one: News) -> str:
    if one.state == "ended":
        return f"{one.problem.id} has ended. It was told first at {one.since} UTC: {one.problem.words}"
    since = f", still, since {one.since} UTC" if one.state == "lasting" else ""
    return f"{one.problem.id}{since}: {one.problem.words}\nWhat to do: {one.problem.remedy}"
