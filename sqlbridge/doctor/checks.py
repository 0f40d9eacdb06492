"""All checks, in the order in which they are made: what others need comes first."""

from sqlbridge.doctor import (
    accounts,
    amazon,
    clock,
    identity,
    log,
    procedure,
    queue,
    schedule,
    secrets,
    server,
    shop,
    triggers,
    watch,
)
from sqlbridge.doctor.model import Check

CHECKS: tuple[Check, ...] = (
    *server.CHECKS,
    *accounts.CHECKS,
    *secrets.CHECKS,
    *triggers.CHECKS,
    *watch.CHECKS,
    *procedure.CHECKS,
    *log.CHECKS,
    *queue.CHECKS,
    *shop.CHECKS,
    *amazon.CHECKS,
    *schedule.CHECKS,
    *clock.CHECKS,
    *identity.CHECKS,
)
