"""The calls of one Bluesky account, signed in when needed."""

import base64
import binascii
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from campaigns.channels.answers import Answer, Failure, ask, harmless
from campaigns.channels.contract import Account, SendKey
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import LaneBlocked, NotSent, Refused

POSTS = "app.bsky.feed.post"
_DEAD_TOKEN = {"ExpiredToken", "InvalidToken"}


class Session:
    """One call's session; fresh tokens are remembered at once, so that they outlive it."""

    def __init__(self, *, account: Account, deadline: Deadline) -> None:
        self._account = account
        self._deadline = deadline
        self._secret: dict[str, Any] = dict(account.secret)

    @property
    def did(self) -> str:
        return str(self._secret.get("did") or self._account.capabilities.get("did") or "")

    def url_of(self, key: SendKey) -> str:
        return f"https://bsky.app/profile/{self.did}/post/{key.remote_key}"

    def ask(self, method: str, name: str, *, token: str = "", **request: Any) -> Answer | Failure:
        url = f"{self._account.base_url.rstrip('/')}/xrpc/{name}"
        return ask(method=method, url=url, deadline=self._deadline, token=token, **request)

    def get_record(self, key: SendKey) -> Answer | Failure:
        repo = self.did or self._account.identifier
        where = {"repo": repo, "collection": POSTS, "rkey": key.remote_key}
        return self.ask("GET", "com.atproto.repo.getRecord", params=where)

    def ask_signed_in(
        self, name: str, body: dict[str, Any] | bytes, mime: str = ""
    ) -> Answer | Failure:
        """Post, renewing the session once if the platform says that the token is dead."""
        answer: Answer | Failure = LaneBlocked(code="token", words="")
        for may_renew in (True, False):
            if not _is_fresh(self._secret.get("access", "")) or not self.did:
                failure = self._renew()
                if failure:
                    return harmless(failure)
            request: dict[str, Any] = (
                {"content": body, "headers": {"content-type": mime}}
                if isinstance(body, bytes)
                else {"json": {"repo": self.did, **body}}
            )
            answer = self.ask("POST", name, token=self._secret["access"], **request)
            if not _is_dead_token(answer):
                return answer
            if may_renew:
                self._secret["access"] = ""
        return LaneBlocked(code="token", words=getattr(answer, "words", ""))

    def sign_in(self) -> Failure | None:
        """Open a new session by app password."""
        body = {
            "identifier": self._account.identifier,
            "password": self._secret.get("app_password", ""),
        }
        return self._keep(self.ask("POST", "com.atproto.server.createSession", json=body))

    def _renew(self) -> Failure | None:
        """Refresh, since sign-ins are rationed (300 a day); sign in where that is refused."""
        if _is_fresh(self._secret.get("refresh", "")):
            failure = self._keep(
                self.ask("POST", "com.atproto.server.refreshSession", token=self._secret["refresh"])
            )
            is_refused = isinstance(failure, Refused) or (
                isinstance(failure, LaneBlocked) and failure.code == "token"
            )
            if not is_refused:
                return failure
        return self.sign_in()

    def _keep(self, answer: Answer | Failure) -> Failure | None:
        if not isinstance(answer, Answer):
            return answer
        tokens = {
            "did": answer.text_of("did"),
            "access": answer.text_of("accessJwt"),
            "refresh": answer.text_of("refreshJwt"),
        }
        if not all(tokens.values()):
            return NotSent(code="nonsense", words="The server opened a session without tokens.")
        self._secret.update(tokens)
        self._account.remember(dict(self._secret))
        return None


def _is_dead_token(answer: Answer | Failure) -> bool:
    if isinstance(answer, LaneBlocked):
        return answer.code == "token"
    return isinstance(answer, Refused) and answer.facts.get("error") in _DEAD_TOKEN


def _is_fresh(token: str) -> bool:
    """Read a token's own end (not its signature, which is the server's business)."""
    try:
        middle = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
        ends_at = datetime.fromtimestamp(claims["exp"], UTC)
    except (IndexError, KeyError, TypeError, ValueError, binascii.Error):
        return False
    return ends_at > datetime.now(UTC) + timedelta(minutes=1)
