"""Sends what the client library builds, and judges the answers before the library sees them."""

from collections.abc import Callable

import httpx

from sqlbridge.amazon.answers import Answer, read_answer
from sqlbridge.amazon.clock import AmazonClock
from sqlbridge.amazon.connection import exchange
from sqlbridge.amazon.login import Login

_REFUSED_TOKEN = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)


class Transport:
    """Takes the place of the library's own transport.

    The library takes a failure whose body holds no list of errors for a success, and forgets the status. So the
    errors are raised here, and what we read of a success is its body as it came.
    """

    _operation: str
    _answer: Answer

    def __init__(self, login: Login, connection: httpx.Client) -> None:
        self._login = login
        self._connection = connection
        self.clock = AmazonClock()

    def perform(self, operation: str, request: Callable[[], object]) -> Answer:
        """The answer to `request`, a call of the library's that sends through here.

        Raises the errors of `read_answer` and of Login, and AmazonUnavailableError where no answer comes.
        """
        self._operation = operation
        request()
        return self._answer

    def request(
        self,
        method: str,
        url: str,
        *,
        params: dict[str, str] | None,
        content: str | None,
        headers: dict[str, str],
    ) -> Answer:
        """Send the request; the library calls this by this name.

        A refused token is forgotten and the request repeated once with a new one: it may have been withdrawn
        before its time.
        """
        # The library cuts the host out of the address as if it always began with https.
        headers = {name: value for name, value in headers.items() if name != "host"}
        request = self._connection.build_request(method, url, params=params, content=content, headers=headers)
        response = self._send(request)
        if response.status_code in _REFUSED_TOKEN:
            self._login.forget()
            request.headers["x-amz-access-token"] = self._login.get_auth().access_token
            response = self._send(request)
        self._answer = read_answer(self._operation, response)
        return self._answer

    def _send(self, request: httpx.Request) -> httpx.Response:
        with exchange(self._operation, only_asks=request.method == "GET") as extensions:
            request.extensions.update(extensions)
            response = self._connection.send(request)
        self.clock.note(response.headers)
        return response
