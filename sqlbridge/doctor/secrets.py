"""Checks of who may see secrets and the personal data of buyers."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, select

from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.errors import SettingsError
from sqlbridge.ledger.personal_data import Vault

# Amazon's policy: gone 30 days after delivery; housekeeping has a day for it.
_PERSONAL_DATA_DAYS = 31


def _readable(patient: Patient) -> Iterator[str]:
    mode = patient.configuration.file.stat().st_mode & 0o777
    if mode & 0o044 and patient.configuration.file_holds_secrets:
        yield f"{patient.configuration.file} has mode {mode:o}"


def _writable(patient: Patient) -> Iterator[str]:
    for place in (patient.configuration.file, patient.configuration.file.parent):
        status = place.stat()
        if status.st_mode & 0o022 and not status.st_mode & 0o1000:
            yield f"{place} has mode {status.st_mode & 0o777:o}"


def _key(patient: Patient) -> Iterator[str]:
    _require_orders(patient)
    try:
        Vault(patient.settings.bridge.personal_key)
    except SettingsError:
        yield f"bridge.personal_key has {len(patient.settings.bridge.personal_key)} characters"


def _key_fits(patient: Patient) -> Iterator[str]:
    _require_orders(patient)
    orders = patient.tables.orders
    newest = select(orders.c.amazon_order_id, orders.c.content).where(orders.c.content.is_not(None))
    row = patient.ledger.execute(newest.order_by(orders.c.id.desc()).limit(1)).first()
    if row is None:
        return
    try:
        Vault(patient.settings.bridge.personal_key).open(row.content)
    except SettingsError:
        yield f"the newest order, {row.amazon_order_id}, cannot be opened with it"


def _retention(patient: Patient) -> Iterator[str]:
    orders = patient.tables.orders
    before = patient.now() - timedelta(days=_PERSONAL_DATA_DAYS)
    overdue = orders.c.purged_at.is_(None) & orders.c.content.is_not(None) & (orders.c.deliver_by < before)
    number = patient.ledger.execute(select(func.count()).select_from(orders).where(overdue)).scalar_one()
    if number:
        yield f"{number} orders that were delivered more than 30 days ago still hold their buyer's data"


def _require_orders(patient: Patient) -> None:
    if not patient.imports_orders:
        raise UnseenError("no channel imports orders")


CHECKS = (
    Check(
        "grants-secrets-readable",
        "a configuration that holds secrets is read by its owner only",
        "who has the refresh token and the database's password can set any price at Amazon",
        "chmod 600 the file, or put the secrets into SQLBRIDGE_..._FILE",
        _readable,
    ),
    Check(
        "grants-secrets-writable",
        "nobody but its owner can change the configuration",
        "another endpoint would be handed the refresh token",
        "chmod go-w the file and its folder",
        _writable,
        is_fatal=True,
    ),
    Check(
        "grants-personal-key",
        "buyers' data is encrypted with a key that is long enough",
        "Amazon demands encryption at rest, and no order is imported without it",
        "set bridge.personal_key: `openssl rand -base64 32` makes one",
        _key,
        is_fatal=True,
    ),
    Check(
        "grants-personal-key-fits",
        "the key is the one that stored orders were sealed with",
        "orders that were fetched but not imported yet cannot be opened with another",
        "set the former bridge.personal_key again, or fetch the orders anew: `sqlbridge orders retry`",
        _key_fits,
        is_fatal=True,
    ),
    Check(
        "grants-personal-data",
        "buyers' data is gone 30 days after delivery",
        "Amazon's data protection policy demands it",
        "let `sqlbridge run housekeeping` run every day",
        _retention,
    ),
)
