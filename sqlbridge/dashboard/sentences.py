"""What the tasks, the doctor and the actions say on the first page and in the audit, for the translators."""


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


# As they are written; %(...)s is whatever stands there.
FINDINGS: tuple[str, ...] = (
    _("%(task)s has not run since %(moment)s UTC"),
    _("%(task)s has never run"),
    _("%(task)s of %(moment)s UTC on %(host)s (pid %(pid)s) never ended"),
    _("%(task)s of %(moment)s UTC: %(error)s"),
    _("the oldest change that has not reached Amazon is of %(moment)s UTC"),
    _("the oldest row of the log is of %(moment)s UTC"),
    _("the log has more than %(rows)s rows, about %(size)s MiB"),
    _("Amazon has refused %(number)s changes"),
    _("%(number)s values are held back"),
    _("%(number)s orders of Amazon's could not be imported"),
    _("feed %(feed)s of %(moment)s UTC is %(state)s: %(error)s"),
    _("feed %(feed)s of %(moment)s UTC is %(state)s"),
    _("the lease %(lease)s ended at %(moment)s UTC, and %(holder)s never gave it back"),
    _("writes may not be logged since %(moment)s UTC: %(reason)s"),
    _("capture is suspended since %(moment)s UTC by %(who)s: `sqlbridge resume` ends that"),
    _("trigger %(name)s is missing"),
    _("procedure %(name)s is missing"),
    _("trigger %(name)s is not as we made it (event, body, definer or sql_mode)"),
)

DEEDS: tuple[str, ...] = (
    _("%(channel)s sends from the next run on"),
    _("%(channel)s was enabled already"),
    _("%(channel)s sends no more"),
    _("%(channel)s was not enabled"),
    _("%(channels)s: nothing in stock from the next run on"),
    _("%(channels)s: in stock again from the next run on"),
    _("%(task)s has been started"),
    _("the task %(task)s is not switched on for any channel"),
    _("repaired"),
    _("nothing to do: everything is as it should be"),
    _("suspended: `sqlbridge resume` puts the triggers back"),
    _("nothing to do: it is suspended already"),
    _("resumed"),
    _("nothing to do: capture was not suspended"),
)

# What runs count, by name.
COUNTS = (
    *(_("log rows collected"), _("changes claimed"), _("changes done"), _("changes refused")),
    *(_("changes by the clock"), _("price messages sent"), _("stock messages sent"), _("values held")),
    *(_("values refused one by one"), _("values sent one by one"), _("values that differ at Amazon")),
    *(_("values to be sent again"), _("feeds done"), _("feeds in process"), _("feeds lost"), _("feeds stuck")),
    *(_("feeds submitted"), _("feeds withdrawn"), _("processing reports fetched"), _("messages accepted")),
    *(_("messages refused"), _("listings gone"), _("listings looked at after a gap"), _("listings new")),
    *(_("listings reported"), _("objects repaired"), _("offers listed"), _("offers looked at")),
    *(_("offers not judged"), _("offers refused"), _("offers submitted"), _("offers that are gone")),
    *(_("SKUs looked at"), _("prices that differ"), _("quantities that differ"), _("products without a code")),
    *(_("orders looked at"), _("orders imported"), _("orders that cannot be imported")),
    *(_("orders cancelled in the shop"), _("reports asked for"), _("reports done"), _("reports in process")),
    *(_("shipments confirmed"), _("shipments in doubt"), _("shipments sent by feed")),
    *(_("steps left to the next run"), _("changes removed"), _("feeds removed"), _("shipments removed")),
    *(_("reports removed"), _("listings reports removed"), _("drifts removed"), _("gaps removed")),
    *(_("runs removed"), _("samples removed"), _("logins removed"), _("login failures removed")),
    *(_("audit entries removed"), _("orders without personal data")),
)
