"""Why a task has nothing to do: what nobody has switched on, and how that is done."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlbridge.tasks.running import Bridge

_NO_CHANNEL = "nothing to do: no channel is enabled; `sqlbridge channels enable NAME` lets one send"
# They serve channels that do not send, too.
_WITHOUT_CHANNEL = ("match", "housekeeping")


def why_nothing(bridge: "Bridge", task: str) -> str:
    """What has to be switched on before the task does anything; empty where it is."""
    from sqlbridge.tasks.schedule import SCHEDULE

    scheduled = next(one for one in SCHEDULE if one.name == task)
    if not scheduled.is_on(bridge.settings):
        table = f"[accounts.<name>.channels.<channel>.{scheduled.switch}]"
        return f"nothing to do: no channel has switched {task} on; set enabled = true under {table}"
    if task in _WITHOUT_CHANNEL:
        return ""
    with bridge.database.read() as connection:
        return "" if bridge.sending(connection) else _NO_CHANNEL
