"""Everything that SQLBridge raises on purpose, and the exit code of each.

    SqlBridgeError                       1   the rest
    |- SettingsError                    78   the configuration; nothing was attempted
    |- InstallError                      1   a trigger, table or procedure could not be put in place
    |  |- PreflightError                77   something is missing on the server; nothing was created
    |  |- TableBusyError                75   a shop transaction holds the table; run again
    |  '- CaptureError                   1   triggers or tables are not as they should be: changes may be lost
    |- CopyError                        78   this database is not the installation's own: nothing is sent
    |- NotInstalledError                78   this database carries no (matching) installation
    |- DatabaseUnavailableError         69   no connection to the database, or it broke off
    |  |- DatabaseReadOnlyError         69   the server takes no writes: a replica, or switched so
    |  '- DatabaseFullError             69   the server's disk, or a table, is full
    |- DatabaseBusyError                75   another session holds rows that we need for too long
    |- MissingRightError                77   the account may not do what it was about to do in the database
    |- ShopError                        65   the shop's tables are not what the adapter can read
    |- InputError                       65   a file or an argument that the operator gave
    |- AlreadyRunningError               0   the same task runs elsewhere: this run has nothing to do
    '- AmazonError                      70   an answer that nobody expected
       |- ThrottledError                75   the quota is used up; .retry_after tells for how long
       |- AmazonUnavailableError        75   5xx, network, no answer: it may or may not have happened
       |- AuthorizationError            77   the token or the permission was refused
       |- RequestRefusedError           65   a 4xx: Amazon did nothing and said why
       |  '- NotFoundError              65   a 404: what was asked for is not at Amazon
       '- UnreadableAnswerError         65   an answer or a document that cannot be understood

Each message names the thing and the remedy. Exit codes follow sysexits.h.
"""


class SqlBridgeError(Exception):
    """Base of all errors that are raised on purpose; `exit_code` is the process's."""

    exit_code = 1


class SettingsError(SqlBridgeError):
    """The configuration is wrong; the message names the key."""

    exit_code = 78


class InstallError(SqlBridgeError):
    """A database object could not be put in place or removed."""


class PreflightError(InstallError):
    """The server lacks something that the installation needs; `problems` lists each with its remedy."""

    exit_code = 77

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class TableBusyError(InstallError):
    """A transaction holds a table that needs DDL; what is done stays done, run again for the rest."""

    exit_code = 75


class CaptureError(InstallError):
    """Triggers, procedures or watched tables are not as they should be; writes may not have been logged."""


class CopyError(SqlBridgeError):
    """The database is on another server, or the shop in another schema, than where the bridge was installed."""

    exit_code = 78


class NotInstalledError(SqlBridgeError):
    """The bridge's tables are missing, or of another revision than this program."""

    exit_code = 78


class DatabaseUnavailableError(SqlBridgeError):
    """The database server does not answer or refuses the account."""

    exit_code = 69


class DatabaseReadOnlyError(DatabaseUnavailableError):
    """The server takes no writes: a replica that was not promoted, or a server that was switched to read only."""


class DatabaseFullError(DatabaseUnavailableError):
    """The server has no room for what was to be written; nothing of this transaction was done."""


class DatabaseBusyError(SqlBridgeError):
    """A lock on rows that the bridge needs was not to be had in time; nothing of this transaction was done."""

    exit_code = 75


class MissingRightError(SqlBridgeError):
    """An account lacks a right on the server; nothing of this transaction was done."""

    exit_code = 77


class ShopError(SqlBridgeError):
    """The shop's tables are not recognised, or lack what the adapter reads."""

    exit_code = 65


class InputError(SqlBridgeError):
    """A file or an argument of the operator's cannot be used."""

    exit_code = 65


class AlreadyRunningError(SqlBridgeError):
    """Another process holds the task's lease."""

    exit_code = 0


class AmazonError(SqlBridgeError):
    """Amazon answered something that nobody expected."""

    exit_code = 70


class ThrottledError(AmazonError):
    """The operation's quota is used up; try again after `retry_after` seconds."""

    exit_code = 75

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class AmazonUnavailableError(AmazonError):
    """No usable answer: the request may or may not have been carried out."""

    exit_code = 75


class AuthorizationError(AmazonError):
    """The refresh token, the application or the seller's permission was refused."""

    exit_code = 77


class RequestRefusedError(AmazonError):
    """Amazon refused the request as it stands (4xx) and did nothing."""

    exit_code = 65


class NotFoundError(RequestRefusedError):
    """What was asked for is not at Amazon (404)."""


class UnreadableAnswerError(AmazonError):
    """An answer or a document of Amazon's cannot be understood, or is larger than it may be."""

    exit_code = 65
