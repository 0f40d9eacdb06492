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

Each message names the thing and the remedy. Exit codes follow sysexits.h. The second paragraph of each class says
what to do in general; docs/reference/errors.md is made of them.
"""

from sqlbridge.exit_codes import ExitCode


class SqlBridgeError(Exception):
    """Base of all errors that are raised on purpose; `exit_code` is the process's.

    Read the message: it names the thing and the remedy.
    """

    exit_code: ExitCode = ExitCode.GIVEN_UP


class SettingsError(SqlBridgeError):
    """The configuration is wrong; the message names the key.

    Correct the key, in the file or the environment variable that the message names, and run the command again.
    Nothing was attempted; the triggers go on logging meanwhile.
    """

    exit_code = ExitCode.CONFIGURATION


class InstallError(SqlBridgeError):
    """A database object could not be put in place or removed.

    Do what the message says, then run the same command again: it goes on where it stopped.
    """


class PreflightError(InstallError):
    """The server lacks something that the installation needs; `problems` lists each with its remedy.

    Nothing was created. Mend each line, mostly by running what `sqlbridge grants` prints, and run `sqlbridge install`
    again.
    """

    exit_code = ExitCode.NO_PERMISSION

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class TableBusyError(InstallError):
    """A transaction holds a table that needs DDL; what is done stays done, run again for the rest.

    Run the command again; where it happens each time, at a quiet hour, or end the transaction that the message names.
    """

    exit_code = ExitCode.TRY_AGAIN


class CaptureError(InstallError):
    """Triggers, procedures or watched tables are not as they should be; writes may not have been logged.

    Run `sqlbridge repair` and then `sqlbridge run update`. What was missed is found: every listing is looked at anew.
    Find out what took the triggers away (an upgrade, a restored dump, a schema change), and suspend before the next.
    """


class CopyError(SqlBridgeError):
    """The database is on another server, or the shop in another schema, than where the bridge was installed.

    On a copy, do nothing: it is meant to send nothing. After a move of the shop, `sqlbridge adopt`; for failover,
    declare the server in bridge.servers.
    """

    exit_code = ExitCode.CONFIGURATION


class NotInstalledError(SqlBridgeError):
    """The bridge's tables are missing, or of another revision than this program.

    Run `sqlbridge install` with the newer program on this host, or update the program: the message says which of the
    two is older. The triggers go on logging meanwhile.
    """

    exit_code = ExitCode.CONFIGURATION


class DatabaseUnavailableError(SqlBridgeError):
    """The database server does not answer or refuses the account.

    Start the server, or correct [database]; the next run goes on by itself.
    """

    exit_code = ExitCode.UNAVAILABLE


class DatabaseReadOnlyError(DatabaseUnavailableError):
    """The server takes no writes: a replica that was not promoted, or a server that was switched to read only.

    Point database.host to the server that the shop writes to, or promote this one. The next run goes on by itself.
    """


class DatabaseFullError(DatabaseUnavailableError):
    """The server has no room for what was to be written; nothing of this transaction was done.

    Make room on the server's disk. The next run goes on, and looks at every listing where the log could not be
    written.
    """


class DatabaseBusyError(SqlBridgeError):
    """A lock on rows that the bridge needs was not to be had in time; nothing of this transaction was done.

    Let the next run try again. Where it happens often, `sqlbridge doctor` names transactions that stay open.
    """

    exit_code = ExitCode.TRY_AGAIN


class MissingRightError(SqlBridgeError):
    """An account lacks a right on the server; nothing of this transaction was done.

    Let the DBA run what `sqlbridge grants` prints; the next run goes on.
    """

    exit_code = ExitCode.NO_PERMISSION


class ShopError(SqlBridgeError):
    """The shop's tables are not recognised, or lack what the adapter reads.

    Correct database.schema, shop.platform, shop.prefix, or the key of the channel that the message names: it says
    what the shop has.
    """

    exit_code = ExitCode.INPUT


class InputError(SqlBridgeError):
    """A file or an argument of the operator's cannot be used.

    Give another one; the message says which there are.
    """

    exit_code = ExitCode.INPUT


class AlreadyRunningError(SqlBridgeError):
    """Another process holds the task's lease.

    Nothing is to be done: the other run does the work, and the next one of cron comes soon.
    """

    exit_code = ExitCode.DONE


class AmazonError(SqlBridgeError):
    """Amazon answered something that nobody expected.

    Let the next run try again; report it with the log's lines where it stays.
    """

    exit_code = ExitCode.UNEXPECTED


class ThrottledError(AmazonError):
    """The operation's quota is used up; try again after `retry_after` seconds.

    Let the next run go on. Where it happens all the time, another program uses the same application, or more channels
    ask than the quota carries: see the page on the cost in calls.
    """

    exit_code = ExitCode.TRY_AGAIN

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class AmazonUnavailableError(AmazonError):
    """No connection, so that nothing was sent; or no usable answer: then it may or may not have been carried out.

    Let the next run go on: it finds out what became of the request, or sends the newest values again. Where it stays,
    look at this host's network and at Amazon's health page.
    """

    exit_code = ExitCode.TRY_AGAIN


class AuthorizationError(AmazonError):
    """The refresh token, the application or the seller's permission was refused.

    Authorise the application again in Seller Central and set refresh_token, or renew client_secret; `sqlbridge
    channels check` shows whether it works. The changes wait, and none is lost.
    """

    exit_code = ExitCode.NO_PERMISSION


class RequestRefusedError(AmazonError):
    """Amazon refused the request as it stands (4xx) and did nothing.

    Read Amazon's words in the message; `sqlbridge channels check` and `sqlbridge doctor` tell whether the account is
    the cause. Report it where the request itself is called wrong.
    """

    exit_code = ExitCode.INPUT


class NotFoundError(RequestRefusedError):
    """What was asked for is not at Amazon (404).

    Look it up in Seller Central: a listing or an order may be gone, or belong to another account.
    """


class UnreadableAnswerError(AmazonError):
    """An answer or a document of Amazon's cannot be understood, or is larger than it may be.

    Nothing of it was used, and what is unknown is sent again. Report it with the log's lines where it stays.
    """

    exit_code = ExitCode.INPUT
