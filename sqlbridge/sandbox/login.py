"""Login with Amazon: access tokens for credentials."""

from urllib.parse import parse_qsl
from uuid import uuid4

from starlette.responses import Response

from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.records import Seller
from sqlbridge.sandbox.state import AccessToken, State


async def token(call: Call) -> Response:
    """POST /auth/o2/token with grant_type refresh_token or client_credentials, as a form."""
    form = dict(parse_qsl((await call.request.body()).decode("utf-8", "replace")))
    known = [seller for seller in call.state.sellers.values() if seller.client_id == form.get("client_id")]
    trusted = [seller for seller in known if seller.client_secret == form.get("client_secret")]
    if not trusted:
        return _refusal("invalid_client", "Client authentication failed", 401)
    if form.get("grant_type") == "refresh_token":
        return _token_for_seller(call.state, trusted, form.get("refresh_token", ""))
    if form.get("grant_type") == "client_credentials":
        return _grantless_token(call.state, form.get("scope", ""))
    return _refusal("unsupported_grant_type", "The authorization grant type is not supported", 400)


def _token_for_seller(state: State, trusted: list[Seller], refresh_token: str) -> Response:
    seller = next((seller for seller in trusted if refresh_token and seller.refresh_token == refresh_token), None)
    if seller is None:
        return _refusal("invalid_grant", "The request has an invalid grant parameter : refresh_token", 400)
    return json_answer(_new_token(state, seller.seller_id) | {"refresh_token": refresh_token})


def _grantless_token(state: State, scope: str) -> Response:
    if not scope.startswith("sellingpartnerapi::"):
        return _refusal("invalid_scope", "The request has an invalid scope parameter", 400)
    return json_answer(_new_token(state, ""))


def _new_token(state: State, seller_id: str) -> dict[str, str | int]:
    value = f"Atza|{uuid4().hex}"
    state.access_tokens[value] = AccessToken(seller_id, state.clock.now() + AccessToken.lifetime)
    return {"access_token": value, "token_type": "bearer", "expires_in": int(AccessToken.lifetime.total_seconds())}


def _refusal(error: str, description: str, status: int) -> Response:
    return json_answer({"error": error, "error_description": description}, status)


OPERATIONS = (Operation("token", "POST", "/auth/o2/token", token),)
