"""Where a campaign has arrived: counted at the feeds, the mailbox, the PDS and the toots."""

import email
import email.policy
import json
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import httpx

from config.demo.mailbox.reading import SEPARATOR
from tests.browser.running_demo import RunningDemo
from tests.peers.bluesky import BlueskyPds
from tests.peers.mastodon import MastodonStub

Arrived = Counter[tuple[str, str]]
LANGUAGES = ("en", "da", "et", "fi", "de", "lv", "lt", "pl", "sv")


@dataclass(frozen=True, kw_only=True)
class Outlets:
    """Every place at which the posts of one campaign are met; `slug` is in all of its links."""

    demo: RunningDemo
    pds: BlueskyPds
    account: str
    mastodon: MastodonStub
    slug: str

    def arrived(self) -> Arrived:
        """Count what is there: by language, and for mails by who got one."""
        toots = list(self.mastodon.statuses.values())
        records = [record["value"] for record in self.pds.posts(self.account)]
        return Counter(
            [
                *(("feed", code) for code in LANGUAGES for _entry in self.feed_entries(code)),
                *(("mail", address) for address in self._mails()),
                *(("bluesky", one["langs"][0]) for one in records if self._is_ours(one)),
                *(("mastodon", one["language"]) for one in toots if self._is_ours(one)),
            ]
        )

    def wanted(self, languages: Collection[str]) -> Arrived:
        """Count what has to be there, once each, when these languages have gone out."""
        networks = ("feed", "bluesky", "mastodon")
        marks = ",".join("?" * len(languages))
        followers = self.demo.rows(
            "SELECT address FROM campaigns_follower"
            f" WHERE state = 'active' AND language IN ({marks})",
            *languages,
        )
        return Counter(
            [
                *((network, code) for network in networks for code in languages),
                *(("mail", address) for (address,) in followers),
            ]
        )

    def feed_entries(self, language: str) -> list[str]:
        """Return the campaign's entries in a language's public feed, as XML."""
        feed = httpx.get(f"{self.demo.url}/{language}/feeds/news.atom", timeout=60)
        entries = re.findall(r"<entry>.*?</entry>", feed.text, re.DOTALL)
        return [entry for entry in entries if self._mark in entry]

    def _mails(self) -> list[str]:
        """Return who got a mail of the campaign, read where the demo's mails end."""
        recipients = []
        for path in (self.demo.data / "mailbox").glob("*.log"):
            for part in filter(None, map(bytes.strip, path.read_bytes().split(SEPARATOR))):
                mail = email.message_from_bytes(part, policy=email.policy.default)
                body = mail.get_body(preferencelist=("plain",))
                if body is not None and self._mark in body.get_content():
                    recipients.append(str(mail["To"]))
        return recipients

    def _is_ours(self, post: object) -> bool:
        return self._mark in json.dumps(post)

    @property
    def _mark(self) -> str:
        return f"utm_campaign={self.slug}&"
