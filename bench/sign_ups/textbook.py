"""Signing up as the tutorials would do it: count, then insert; or lock the whole table first."""

import uuid

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from ceremonies.guests.forms import RegisterForm
from ceremonies.models import Pool
from outbox.actions.enqueueing import enqueue_mail

TABLE = (
    "CREATE TABLE bench_sign_ups (id bigserial PRIMARY KEY, way text, address text, "
    "number integer, has_seat boolean)"
)
COUNT = "SELECT count(*) FILTER (WHERE has_seat), count(*) FROM bench_sign_ups WHERE way = %s"
INSERT = "INSERT INTO bench_sign_ups (way, address, number, has_seat) VALUES (%s, %s, %s, %s)"


@csrf_exempt
def sign_up(request: HttpRequest, way: str) -> HttpResponse:
    """Take a filled-in form the textbook's way."""
    pools = list(Pool.objects.filter(ceremony__name="Evening").order_by("pk"))
    form = RegisterForm(request.POST or None, pools=pools)
    if not form.is_valid():
        return HttpResponse("", status=422 if form.is_bound else 200)
    address = form.cleaned_data["email"]
    with transaction.atomic(), connection.cursor() as cursor:
        if way == "locked":
            cursor.execute("LOCK TABLE bench_sign_ups IN EXCLUSIVE MODE")
        cursor.execute(COUNT, [way])
        seated, all_of_them = cursor.fetchone()
        has_seat = seated < (pools[0].cap or 0)
        cursor.execute(INSERT, [way, address, all_of_them + 1, has_seat])
        enqueue_mail(
            recipient=address,
            subject="Please confirm",
            text="You are on the list.",
            language="en",
            may_repeat=True,
            now=timezone.now(),
            dedup_key=uuid.uuid4().hex,
        )
    return HttpResponse("You are on the list.")
