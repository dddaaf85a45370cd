"""The calendar of a month with 10,000 deliveries: queries, server time, weight, first paint."""

import os
import statistics
import threading
import time
from datetime import UTC, datetime, timedelta
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import sync_playwright

from accounts.rules.roles import Role
from campaigns.models import Campaign, ChannelAccount, Delivery, MarkedDay, Message, Variant
from tests.browser.chromium import ARGUMENTS
from tests.factories import organisation, person

SIZES = (100, 10_000)
ROUNDS, PAINTS = 9, 5
BATCH = 2_000
CHANNELS = 10
MONTH, WEEK, DAY = "month=2030-05", "week=2030-W20", "day=2030-05-15"
FIRST, DAYS = datetime(2030, 5, 1, tzinfo=UTC), 31
ADDRESSES = {
    "month": f"/admin/campaigns/?{MONTH}",
    "week": f"/admin/campaigns/week/?{WEEK}",
    "a day's list": f"/admin/campaigns/list/?{DAY}",
    "month, one country": f"/admin/campaigns/?{MONTH}&country=LV",
    "month, planned only": f"/admin/campaigns/?{MONTH}&state=ready",
}


def run():
    officer = person(Role.OFFICER)
    client = Client()
    client.force_login(officer)
    found = {}
    for size in SIZES:
        with transaction.atomic():
            _fill(officer, size)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        found[size] = {name: _measure(client, path) for name, path in ADDRESSES.items()}
    paints = _paints(client.cookies[settings.SESSION_COOKIE_NAME].value)
    few, many = (found[size] for size in SIZES)
    head = (
        "",
        f"queries at {SIZES[0]:,}",
        f"at {SIZES[1]:,}",
        "p50 ms",
        "CPU ms",
        "kB",
        "paint ms",
    )
    rows = [head]
    figures = {"vendor": connection.vendor, "deliveries": Delivery.objects.count()}
    for name, (queries, spent, cpu, weight) in many.items():
        paint = f"{paints[name]:.0f}" if name in paints else ""
        rows.append(
            (
                name,
                few[name][0],
                queries,
                f"{spent:.0f}",
                f"{cpu:.0f}",
                f"{weight / 1000:.0f}",
                paint,
            )
        )
        figures[name] = {
            "queries": queries,
            "p50_ms": round(spent, 1),
            "cpu_ms": round(cpu, 1),
            "kb": round(weight / 1000),
            **({"first_paint_ms": round(paints[name])} if name in paints else {}),
        }
    figures["holds"] = all(few[name][0] == many[name][0] for name in ADDRESSES)
    return f"The calendar at {SIZES[1]:,} deliveries on {connection.vendor}", rows, figures


def _measure(client, path):
    """Return queries, the medians of the server's time and of its CPU (ms), and the bytes."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    queries = len(captured)  # the next request forgets them
    assert answer.status_code == 200, (path, answer.status_code)
    rounds, cpu = [], []
    for _ in range(ROUNDS):
        began, began_cpu = time.perf_counter(), time.process_time()
        client.get(path)
        rounds.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - began_cpu) * 1000)
    return queries, statistics.median(rounds), statistics.median(cpu), len(answer.content)


def _fill(author, size):
    """Bring the month to `size` approved posts with a delivery each, spread over its days."""
    of = organisation()
    campaign, _ = Campaign.objects.get_or_create(
        slug="full",
        defaults={
            "name": "A full month",
            "organisation": of,
            "starts_on": FIRST.date(),
            "ends_on": FIRST.date() + timedelta(days=DAYS),
        },
    )
    channels = [
        ChannelAccount.objects.get_or_create(
            kind="feed", name=f"Channel {number}", defaults={"organisation": of}
        )[0]
        for number in range(CHANNELS)
    ]
    for code in ("LV", "EE", "DE"):
        MarkedDay.objects.get_or_create(
            country_code=code, on=FIRST.date() + timedelta(days=14), name="Singing Day"
        )
    for start in range(Variant.objects.count(), size, BATCH):
        _write(range(start, min(start + BATCH, size)), campaign, channels, author)


def _write(numbers, campaign, channels, author):
    codes = [code for code, _name in settings.LANGUAGES]
    messages = Message.objects.bulk_create(
        Message(campaign=campaign, title=f"Seaside-town festival number {number}")
        for number in numbers
    )
    variants = Variant.objects.bulk_create(
        Variant(
            message=message,
            channel=channels[number % CHANNELS],
            language=codes[number % len(codes)],
            title=message.title,
            text="x" * 200,
            state=Variant.State.APPROVED,
            author=author,
            due_at=_due(number),
            planned_local=_due(number).strftime("%Y-%m-%dT%H:%M"),
            zone="Europe/Riga",
            changed_at=FIRST,
        )
        for number, message in zip(numbers, messages, strict=True)
    )
    Delivery.objects.bulk_create(
        Delivery(
            variant=variant,
            lane=variant.channel.lane,
            scopes=f"|language:{variant.language}|",
            due_at=variant.due_at,
            next_try_at=variant.due_at,
            not_after=variant.due_at + timedelta(hours=2),
            payload={"text": "x" * 1000},
        )
        for variant in variants
    )


def _due(number):
    """Spread posts over the month's days, mostly in working hours."""
    return FIRST + timedelta(days=number % DAYS, hours=6 + number % 11, minutes=number * 7 % 60)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *args):
        """Say nothing: the table is what is read."""


def _paints(session):
    """Return the median first contentful paint (ms) of each view in headless Chromium, warm."""
    handler = StaticFilesHandler(get_wsgi_application())
    server = make_server("127.0.0.1", 0, handler, server_class=_Server, handler_class=_Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    found = {}
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                args=list(ARGUMENTS),
            )
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}]
            )
            page = context.new_page()
            for name in ("month", "week", "a day's list"):
                found[name] = statistics.median(
                    _paint(page, url + ADDRESSES[name]) for _ in range(PAINTS)
                )
            browser.close()
    finally:
        server.shutdown()
    return found


def _paint(page, address):
    answer = page.goto(address)
    assert answer.status == 200, (address, answer.status)
    return page.evaluate(
        """() => new Promise((done) => {
          new PerformanceObserver((list) => {
            const paint = list.getEntriesByName("first-contentful-paint")[0];
            if (paint) done(paint.startTime);
          }).observe({ type: "paint", buffered: true });
        })"""
    )
