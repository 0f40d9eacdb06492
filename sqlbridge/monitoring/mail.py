"""Mails of a few lines, over a connection that is encrypted unless the server is on this host."""

import smtplib
import ssl
from contextlib import closing, suppress
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from sqlbridge.settings import AlertSettings

_LOCAL = ("localhost", "127.0.0.1", "::1")


def send_mail(settings: AlertSettings, subject: str, text: str, seconds: float) -> None:
    """Hand one mail over. Raises SMTPException or OSError."""
    if settings.smtp_tls == "none" and settings.smtp_host not in _LOCAL:
        raise smtplib.SMTPException("smtp_tls = none is for a server on this host only")
    message = _message(settings, subject, text)
    with closing(_connected(settings, seconds)) as server:
        if settings.smtp_tls == "starttls":
            # Raises where the server offers none: nothing goes out in clear.
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
        server.send_message(message)
        with suppress(smtplib.SMTPException, OSError):  # it has taken the mail, however it says goodbye
            server.quit()


def _connected(settings: AlertSettings, seconds: float) -> smtplib.SMTP:
    place = (settings.smtp_host, settings.smtp_port)
    if settings.smtp_tls == "tls":
        return smtplib.SMTP_SSL(*place, timeout=seconds, context=ssl.create_default_context())
    return smtplib.SMTP(*place, timeout=seconds)


def _message(settings: AlertSettings, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = settings.mail_from or settings.mail_to.partition(",")[0].strip()
    message["To"] = settings.mail_to
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid()
    message["Auto-Submitted"] = "auto-generated"  # no holiday notes come back
    message.set_content(text)
    return message
