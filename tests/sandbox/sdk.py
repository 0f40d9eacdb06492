"""Amazon's own SDK, pointed at the sandbox, remembering every answer that it gets."""

import json
from typing import Any
from urllib.parse import urlsplit

import msgspec
from spapi import ApiClient, SPAPIClient, SPAPIConfig
from spapi.rest import ApiException, RESTClientObject

from sqlbridge.sandbox import Sandbox, Seller


class Answer(msgspec.Struct):
    """An answer of the sandbox: to which request, and its JSON; None without a body."""

    method: str
    path: str
    status: int
    body: Any


class RecordingRestClient(RESTClientObject):  # type: ignore[misc]
    """The SDK's HTTP client; `answers` fills up as it works."""

    def __init__(self, configuration: Any) -> None:
        super().__init__(configuration)
        self.answers: list[Answer] = []

    def request(self, method: str, url: str, *arguments: Any, **options: Any) -> Any:
        try:
            response = super().request(method, url, *arguments, **options)
        except ApiException as error:
            self._record(method, url, error.status, error.body)
            raise
        self._record(method, url, response.status, response.data)
        return response

    def _record(self, method: str, url: str, status: int, body: Any) -> None:
        self.answers.append(Answer(method, urlsplit(url).path, status, json.loads(body) if body else None))


def official_client(sandbox: Sandbox, seller: Seller) -> ApiClient:
    """The SDK's client for the seller; `rest_client.answers` holds what it was answered."""
    config = SPAPIConfig(
        client_id=seller.client_id,
        client_secret=seller.client_secret,
        refresh_token=seller.refresh_token,
        region="EU",
    )
    client = SPAPIClient(config, oauth_endpoint=f"{sandbox.url}/auth/o2/token", endpoint=sandbox.url).api_client
    client.rest_client = RecordingRestClient(client.configuration)
    return client
