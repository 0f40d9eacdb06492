"""Capture mode `inline`: the procedure's INSERT in the place of each CALL."""

import re

from sqlbridge.capture.source import ProcedureSource
from sqlbridge.errors import InstallError

_CALL = re.compile(r"CALL SQLBRIDGE\.(?P<procedure>\w+)\((?P<arguments>.*)\);")
_PARAMETER = re.compile(r"\bp_\w+")


def inlined(body: str, procedure: ProcedureSource) -> str:
    """The trigger body with every CALL of the procedure replaced by the statement that the procedure would run.

    Raises InstallError for a call that does not fit the procedure.
    """
    parameters = re.findall(r"\bIN (p_\w+)", procedure.head)
    return _CALL.sub(lambda call: _statement(call, procedure, parameters), body)


def _statement(call: re.Match[str], procedure: ProcedureSource, parameters: list[str]) -> str:
    arguments = [argument.strip() for argument in call["arguments"].split(",")]
    if call["procedure"] != procedure.name or len(arguments) != len(parameters):
        raise InstallError(f"{call[0]} does not fit {procedure.name}: mend the trigger file")
    values = dict(zip(parameters, arguments, strict=True))
    return _PARAMETER.sub(lambda parameter: values[parameter[0]], procedure.body) + ";"
