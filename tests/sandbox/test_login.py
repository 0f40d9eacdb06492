"""Access tokens: who gets one, and how long it is good for."""

import httpx
import pytest

from sqlbridge.errors import InputError
from sqlbridge.sandbox import Sandbox, Seller
from tests.sandbox.seller import DOCUMENTS, FEEDS, JSON_UTF8, SELLER, CallingSeller


def ask(sandbox: Sandbox, seller: Seller, **changes: str) -> httpx.Response:
    form = {
        "grant_type": "refresh_token",
        "client_id": seller.client_id,
        "client_secret": seller.client_secret,
        "refresh_token": seller.refresh_token,
    }
    return httpx.post(f"{sandbox.url}/auth/o2/token", data=form | changes)


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"client_id": "unknown"}, 401, "invalid_client"),
        ({"client_secret": "old"}, 401, "invalid_client"),
        ({"refresh_token": "Atzr|unknown"}, 400, "invalid_grant"),
        ({"refresh_token": ""}, 400, "invalid_grant"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "client_credentials", "scope": "profile"}, 400, "invalid_scope"),
    ],
)
def test_wrong_credentials_get_no_token(
    sandbox: Sandbox, seller: Seller, changes: dict[str, str], status: int, error: str
) -> None:
    answer = ask(sandbox, seller, **changes)
    assert (answer.status_code, answer.json()["error"]) == (status, error)


def test_a_grantless_token_opens_no_seller(sandbox: Sandbox, caller: CallingSeller, seller: Seller) -> None:
    answer = ask(sandbox, seller, grant_type="client_credentials", scope="sellingpartnerapi::notifications")
    headers = {"x-amz-access-token": answer.json()["access_token"]}
    assert caller.http.get(f"{FEEDS}/1", headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "Atza|forged"])
def test_a_call_without_a_good_token_is_unauthorized(caller: CallingSeller, token: str) -> None:
    answer = caller.http.get(f"{FEEDS}/1", headers={"x-amz-access-token": token})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (403, "Unauthorized")


def test_an_access_token_lives_an_hour(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.advance(3599)
    assert caller.http.post(DOCUMENTS, json={"contentType": JSON_UTF8}).status_code == 201
    sandbox.advance(1)
    assert caller.http.post(DOCUMENTS, json={"contentType": JSON_UTF8}).status_code == 403


def test_a_revoked_seller_can_neither_call_nor_log_in(
    sandbox: Sandbox, caller: CallingSeller, seller: Seller
) -> None:
    sandbox.revoke(SELLER)
    assert caller.http.post(DOCUMENTS, json={"contentType": JSON_UTF8}).status_code == 403
    assert ask(sandbox, seller).json()["error"] == "invalid_grant"


def test_a_rotated_secret_replaces_the_old_one(sandbox: Sandbox, seller: Seller) -> None:
    sandbox.rotate_secret(SELLER, "new")
    assert ask(sandbox, seller).status_code == 401
    assert ask(sandbox, seller, client_secret="new").status_code == 200


def test_an_unknown_seller_cannot_be_revoked(sandbox: Sandbox) -> None:
    with pytest.raises(InputError, match="NOBODY"):
        sandbox.revoke("NOBODY")
