"""Passwords, by argon2id with the parameters of RFC 9106 for little memory."""

from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from argon2.profiles import RFC_9106_LOW_MEMORY

from sqlbridge.errors import InputError

_SHORTEST, _LONGEST = 12, 1024

_hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
# Each one takes 64 MiB for the time it takes: not as many at once as somebody likes to ask.
_one_at_a_time = Lock()
# Who asks for an account that is not there waits as long as for one that is.
_NOBODY = _hasher.hash("nobody has this password")


def hashed(password: str) -> str:
    """What is kept of a new password. Raises InputError for one that is too short or too long."""
    if not _SHORTEST <= len(password) <= _LONGEST:
        raise InputError(f"a password has {_SHORTEST} to {_LONGEST} characters; a few words make a good one")
    with _one_at_a_time:
        return _hasher.hash(password)


def is_right(password_hash: str | None, password: str) -> bool:
    """Whether the password is the one whose hash was kept; never, where there is no hash."""
    if len(password) > _LONGEST:
        return False
    with _one_at_a_time:
        try:
            return _hasher.verify(password_hash or _NOBODY, password) and password_hash is not None
        except (Argon2Error, InvalidHashError):
            return False
