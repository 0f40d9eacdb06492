"""What somebody between us and Amazon echoes of our requests must not get into logs and records."""

import re

_SECRET = re.compile(
    # Access, refresh and restricted data tokens; the application's secret; what makes a presigned address one.
    r"(?:Atz[a-z.]*(?:\||%7C)|amzn1\.oa2-cs\.)[^\s\"'<>&,;\\]+"
    r"|(?<=X-Amz-Signature=)[^\s\"'<>&,;\\]+|(?<=X-Amz-Credential=)[^\s\"'<>&,;\\]+"
    r"|(?<=X-Amz-Security-Token=)[^\s\"'<>&,;\\]+",
    re.IGNORECASE,
)


def without_secrets(text: str) -> str:
    """The text with what looks like one of our secrets replaced."""
    return _SECRET.sub("***", text)
