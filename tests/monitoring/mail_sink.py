"""A mail server that keeps what it is given, with STARTTLS and a login if it is told to."""

import base64
import datetime
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


class MailSink(ThreadingTCPServer):
    """`mails` are what came, `logins` who logged in; both only over TLS where there is a `context`."""

    allow_reuse_address = True
    daemon_threads = True
    context: ssl.SSLContext | None = None
    refuses = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.mails: list[EmailMessage] = []
        self.logins: list[str] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep the test's output free of clients that do not trust us."""

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


@contextmanager
def mail_sink() -> Iterator[MailSink]:
    """The server, running on a free port of this machine."""
    with MailSink() as sink:
        thread = Thread(target=sink.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield sink
        finally:
            sink.shutdown()
            thread.join()


class _Handler(StreamRequestHandler):
    server: MailSink

    def handle(self) -> None:
        """One conversation, in as much of SMTP as smtplib speaks."""
        is_secret = self.server.context is None
        self._say("220 sink")
        while line := self.rfile.readline():
            word, _, rest = line.decode().strip().partition(" ")
            if word.upper() in ("EHLO", "HELO"):
                offers = ["AUTH PLAIN"] if is_secret else ["STARTTLS"]
                self._say("\r\n".join(f"250-{one}" for one in ["sink", *offers]) + "\r\n250 8BITMIME")
            elif word.upper() == "STARTTLS" and self.server.context:
                self._say("220 go on")
                self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
                self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
                is_secret = True
            elif word.upper() == "AUTH":
                self.server.logins.append(base64.b64decode(rest.split()[1]).decode().replace("\0", " ").strip())
                self._say("235 welcome")
            elif word.upper() == "DATA":
                self._say("354 go on")
                self._take()
            else:
                self._say("550 no" if self.server.refuses and word.upper() == "RCPT" else "250 yes")

    def finish(self) -> None:
        """Close what TLS has put in the place of the connection, too."""
        super().finish()
        self.connection.close()

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        self.server.mails.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


def certificate(folder: Path) -> Path:
    """A file with a key and a certificate for 127.0.0.1, which vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "sink")])
    today = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(today - datetime.timedelta(days=1))
    builder = builder.not_valid_after(today + datetime.timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "sink.pem"
    file.write_bytes(private + builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return file
