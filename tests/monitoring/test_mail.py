"""Mails go out encrypted, to a server that proves who it is, or not at all."""

import smtplib
import ssl
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sqlbridge.monitoring.mail import send_mail
from sqlbridge.settings import AlertSettings
from tests.monitoring.mail_sink import MailSink, certificate, mail_sink


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[MailSink]:
    """A mail server with STARTTLS, which vouches for itself."""
    with mail_sink() as running:
        running.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        running.context.load_cert_chain(certificate(tmp_path))
        yield running


def _settings(sink: MailSink) -> AlertSettings:
    return AlertSettings(
        mail_to="owner@example.org",
        mail_from="bridge@example.org",
        smtp_host="127.0.0.1",
        smtp_port=sink.port,
        smtp_user="bridge",
        smtp_password="key",
    )


def test_the_password_goes_over_tls(sink: MailSink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "sink.pem"))
    send_mail(_settings(sink), "Prices are held: ü", "Two of them.", 5)
    assert sink.logins == ["bridge key"]
    assert [(one["Subject"], one["From"], one.get_content().strip()) for one in sink.mails] == [
        ("Prices are held: ü", "bridge@example.org", "Two of them.")
    ]


def test_a_server_that_nobody_vouches_for_gets_nothing(sink: MailSink) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        send_mail(_settings(sink), "Subject", "Text", 5)
    assert (sink.logins, sink.mails) == ([], [])


def test_a_server_without_encryption_gets_nothing(sink: MailSink) -> None:
    sink.context = None
    with pytest.raises(smtplib.SMTPNotSupportedError):
        send_mail(_settings(sink), "Subject", "Text", 5)
    assert (sink.logins, sink.mails) == ([], [])


def test_only_a_server_on_this_host_is_spoken_to_in_clear(sink: MailSink) -> None:
    settings = msgspec.structs.replace(_settings(sink), smtp_tls="none", smtp_host="mail.example.org")
    with pytest.raises(smtplib.SMTPException, match="on this host only"):
        send_mail(settings, "Subject", "Text", 5)


def test_no_line_of_a_header_is_added_by_what_is_told(sink: MailSink) -> None:
    with pytest.raises(ValueError, match=r"newline|linefeed"):
        send_mail(msgspec.structs.replace(_settings(sink), mail_to="a@example.org\nBcc: b@example.org"), "S", "T", 5)
