"""The control client: how tests and the demo fill the sandbox, look into it, break it and move its clock."""

import ssl
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self, TypeVar

import httpx
import msgspec

from sqlbridge.errors import InputError
from sqlbridge.sandbox.catalogue import CatalogueItem
from sqlbridge.sandbox.faults import Fault, FaultKind
from sqlbridge.sandbox.order_control import OrderControl
from sqlbridge.sandbox.records import (
    AppliedValue,
    ClockReading,
    Feed,
    Listing,
    Mistake,
    RecordedRequest,
    SandboxSettings,
    Seed,
    Seller,
)
from sqlbridge.sandbox.report_formats import Encoding, Locale
from sqlbridge.sandbox.report_records import RequestedReport
from sqlbridge.sandbox.restrictions import SellingRestriction

_Body = TypeVar("_Body")


class Sandbox(OrderControl):
    """A running sandbox at `url`, which is also the endpoint to give to an account.

    A request that the sandbox cannot understand raises InputError.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        # Plain HTTP, so no authority is trusted, nor read.
        nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.Client(base_url=f"{self.url}/_sandbox/", timeout=60, trust_env=False, verify=nobody)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections to the sandbox; the sandbox goes on."""
        self._http.close()

    def seed(self, seed: Seed) -> None:
        """Add what the seed holds; what exists already is overwritten."""
        self._send("POST", "seed", seed)

    def add_seller(
        self,
        seller_id: str,
        *,
        marketplaces: Sequence[str],
        client_id: str = "amzn1.application-oa2-client.sandbox",
        client_secret: str = "amzn1.oa2-cs.v1.sandbox",  # noqa: S107
        refresh_token: str = "",
    ) -> Seller:
        """Add a seller; without a refresh token, one is made of the seller id."""
        seller = Seller(
            seller_id=seller_id,
            client_id=client_id,
            client_secret=client_secret,
            refresh_token=refresh_token or f"Atzr|{seller_id}",
            marketplaces=list(marketplaces),
        )
        self.seed(Seed(sellers=[seller]))
        return seller

    def add_listings(self, listings: Sequence[Listing]) -> None:
        """Add or overwrite listings."""
        self.seed(Seed(listings=list(listings)))

    def add_catalogue_items(self, items: Sequence[CatalogueItem]) -> None:
        """Add or overwrite what Amazon's catalogue knows."""
        self.seed(Seed(catalogue=list(items)))

    def add_restrictions(self, restrictions: Sequence[SellingRestriction]) -> None:
        """Forbid sellers to offer ASINs."""
        self.seed(Seed(restrictions=list(restrictions)))

    def revoke(self, seller_id: str) -> None:
        """Take away the seller's authorisation: its refresh token and access tokens are refused from now on."""
        self._send("POST", f"sellers/{seller_id}/revoke")

    def rotate_secret(self, seller_id: str, client_secret: str) -> None:
        """Give the seller's application a new client secret."""
        self._send("POST", f"sellers/{seller_id}/secret", {"client_secret": client_secret})

    def listings(self, seller_id: str = "", marketplace_id: str = "") -> list[Listing]:
        """The present listings, by default of all sellers and marketplaces."""
        return self._read(list[Listing], "listings", seller=seller_id, marketplace=marketplace_id)

    def listing(self, seller_id: str, marketplace_id: str, sku: str) -> Listing:
        """One present listing. Raises InputError if there is none."""
        query = {"seller": seller_id, "marketplace": marketplace_id, "sku": sku}
        for listing in self._read(list[Listing], "listings", **query):
            return listing
        raise InputError(f"the sandbox has no listing {sku!r} of {seller_id} in {marketplace_id}: add it first")

    def listings_report(
        self,
        seller_id: str,
        marketplace_id: str,
        *,
        locale: Locale = "en_US",
        encoding: Encoding = "utf-8",
    ) -> bytes:
        """GET_MERCHANT_LISTINGS_ALL_DATA of the present state, as bytes in that encoding."""
        options = {"seller": seller_id, "marketplace": marketplace_id, "locale": locale, "encoding": encoding}
        return self._send("GET", "listings-report", **options).content

    def feeds(self) -> list[Feed]:
        """All feeds, the oldest first."""
        return self._read(list[Feed], "feeds")

    def reports(self) -> list[RequestedReport]:
        """All reports that were asked for, the oldest first."""
        return self._read(list[RequestedReport], "reports")

    def document(self, document_id: str) -> bytes:
        """The content of a feed's document or report."""
        return self._send("GET", f"documents/{document_id}").content

    def history(self) -> list[AppliedValue]:
        """Every price and quantity that took effect, in that order."""
        return self._read(list[AppliedValue], "history")

    def mistakes(self) -> list[Mistake]:
        """What Amazon accepted and the seller regrets."""
        return self._read(list[Mistake], "mistakes")

    def requests(self) -> list[RecordedRequest]:
        """Every request but those of control clients."""
        return self._read(list[RecordedRequest], "requests")

    def request_counts(self) -> Counter[str]:
        """How many requests there were, by operation."""
        return Counter(request.operation for request in self.requests())

    def fault(self, kind: FaultKind | str, **details: Any) -> None:
        """Make something go wrong; the details are the fields of Fault."""
        self._send("POST", "faults", {"kind": kind} | details)

    def waiting_faults(self) -> list[Fault]:
        """The faults that have not happened yet."""
        return self._read(list[Fault], "faults")

    def clear_faults(self) -> None:
        """Forget the faults that have not happened yet."""
        self._send("DELETE", "faults")

    def settings(self, **changes: Any) -> SandboxSettings:
        """Change settings by the fields of SandboxSettings; returns all of them."""
        return msgspec.json.decode(self._send("POST", "settings", changes).content, type=SandboxSettings)

    def now(self) -> datetime:
        """The sandbox's time."""
        return self._read(ClockReading, "clock").now

    def advance(self, seconds: float) -> None:
        """Move the sandbox's time forward."""
        self._send("POST", "clock", {"advance": seconds})

    def freeze(self) -> None:
        """Let the sandbox's time stand still but for `advance`."""
        self._send("POST", "clock", {"frozen": True})

    def resume(self) -> None:
        """Let the sandbox's time run again."""
        self._send("POST", "clock", {"frozen": False})

    def _read(self, kind: type[_Body], path: str, **query: str) -> _Body:
        return msgspec.json.decode(self._send("GET", path, **query).content, type=kind)

    def _send(self, method: str, path: str, body: object = None, **query: str) -> httpx.Response:
        content = None if body is None else msgspec.json.encode(body)
        response = self._http.request(method, path, content=content, params=query)
        if response.is_error:
            raise InputError(f"the sandbox refused {path}: {response.text}; correct the request")
        return response
