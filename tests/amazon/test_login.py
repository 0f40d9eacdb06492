"""Access tokens: kept while they live, renewed when refused, never shown."""

import logging
import traceback

import pytest

from sqlbridge.amazon.account import AmazonAccount
from sqlbridge.amazon.login import AccessToken
from sqlbridge.errors import AmazonUnavailableError, AuthorizationError, UnreadableAnswerError
from tests.amazon.conftest import SELLER, Unlimited, account_settings
from tests.amazon.scripted import Reply, ScriptedAmazon, success, token

NO_PARTICIPATION = success({"payload": []})
UNAUTHORIZED = Reply(403, b'{"errors":[{"code":"Unauthorized","message":"Access is denied."}]}')


def test_the_token_of_this_account_is_asked_for_once_and_sent_with_each_request(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.replies(NO_PARTICIPATION, NO_PARTICIPATION)
    account.participations()
    account.participations()
    assert len(amazon.logins) == 1
    assert b"refresh_token=Atzr%7Crefresh" in amazon.logins[0].body
    assert [request.headers["x-amz-access-token"] for request in amazon.requests] == ["Atza|first", "Atza|first"]


def test_accounts_that_share_a_refresh_token_do_not_share_the_access_token(amazon: ScriptedAmazon) -> None:
    amazon.login_replies.extend([token("Atza|of the first"), token("Atza|of the second")])
    amazon.replies(NO_PARTICIPATION, NO_PARTICIPATION)
    for secret in ("secret of one application", "secret of another"):
        AmazonAccount(SELLER, account_settings(amazon.url, secret), Unlimited()).participations()
    assert amazon.requests[1].headers["x-amz-access-token"] == "Atza|of the second"


def test_a_token_is_not_used_beyond_the_life_that_amazon_gave_it(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.login_replies.extend([token("Atza|short", expires_in=30), token("Atza|next")])
    amazon.replies(NO_PARTICIPATION, NO_PARTICIPATION)
    account.participations()
    account.participations()
    assert amazon.requests[1].headers["x-amz-access-token"] == "Atza|next"


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_token_is_renewed_once(amazon: ScriptedAmazon, account: AmazonAccount, status: int) -> None:
    amazon.login_replies.extend([token("Atza|withdrawn"), token("Atza|fresh")])
    amazon.replies(Reply(status, UNAUTHORIZED.body), NO_PARTICIPATION)
    assert account.participations() == []
    assert [r.headers["x-amz-access-token"] for r in amazon.requests] == ["Atza|withdrawn", "Atza|fresh"]


def test_a_request_refused_with_a_new_token_too_is_a_missing_permission(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    amazon.replies(UNAUTHORIZED, UNAUTHORIZED)
    with pytest.raises(
        AuthorizationError, match="getMarketplaceParticipations with 403 Unauthorized: Access is denied"
    ):
        account.participations()
    assert len(amazon.requests) == 2


def test_a_refused_refresh_token_says_what_to_check_and_no_secret(
    amazon: ScriptedAmazon, account: AmazonAccount
) -> None:
    said = b'{"error":"invalid_grant","error_description":"amzn1.oa2-cs.v1.secret and Atzr|refresh do not match"}'
    amazon.login_replies.append(Reply(400, said))
    with pytest.raises(AuthorizationError) as caught:
        account.participations()
    told = "".join(traceback.format_exception(caught.value))
    assert "400 invalid_grant" in told
    assert "[accounts.main]" in told
    assert "v1.secret" not in told
    assert "Atzr" not in told


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_login_that_is_down_is_no_refusal(amazon: ScriptedAmazon, account: AmazonAccount, status: int) -> None:
    amazon.login_replies.append(Reply(status, b"<html>Service Unavailable</html>"))
    with pytest.raises(AmazonUnavailableError, match=f"account main with {status}"):
        account.participations()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"\xff",
        b'{"access_token":"\xff","expires_in":9}',
        b'{"expires_in":9}',
        b'{"access_token":"","expires_in":1}',
    ],
)
def test_a_login_without_a_token_is_unreadable(amazon: ScriptedAmazon, account: AmazonAccount, body: bytes) -> None:
    amazon.login_replies.append(Reply(200, body))
    with pytest.raises(UnreadableAnswerError, match="something else than a token"):
        account.participations()


def test_no_log_shows_a_token_or_a_secret_at_any_level(
    amazon: ScriptedAmazon, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("sp_api.base.client").setLevel(logging.DEBUG)
    account = AmazonAccount(SELLER, account_settings(amazon.url), Unlimited())
    amazon.replies(NO_PARTICIPATION)
    account.participations()
    assert "Atz" not in caplog.text
    assert "secret" not in caplog.text
    assert repr(AccessToken("Atza|first", 3600)) == "AccessToken(***)"


@pytest.mark.parametrize("letter", ["\n", "\r\nX-Other: ", "\x00", "ä", " "])
def test_a_token_that_no_header_can_hold_is_refused_and_not_repeated(
    amazon: ScriptedAmazon, account: AmazonAccount, letter: str
) -> None:
    amazon.login_replies.append(token(f"Atza|canary{letter}"))
    with pytest.raises(UnreadableAnswerError, match="something else than a token") as caught:
        account.participations()
    assert "canary" not in str(caught.value)
    assert amazon.requests == []
