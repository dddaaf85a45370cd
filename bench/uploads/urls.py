"""One door per name, with room for everything; what was received is noted in a file."""

from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from media_library.signals import upload_received
from media_library.uploading.door import Door
from media_library.uploading.views import create, one

ROOM = 1 << 40


def door_of(name: str) -> Door:
    return Door(
        owner_key=name,
        base_url=f"/{name}/files/",
        bytes_left=ROOM,
        files_left=1000,
        max_bytes_per_file=ROOM,
    )


@csrf_exempt
def add(request: HttpRequest, name: str) -> HttpResponse:
    return create(request, door_of(name))


@csrf_exempt
def go_on(request: HttpRequest, name: str, upload_id: str) -> HttpResponse:
    return one(request, door_of(name), upload_id)


@receiver(upload_received)
def note(sender: object, upload: object, **_: object) -> None:
    with (settings.DATA_DIR / "received").open("a") as notes:
        notes.write(f"{upload.uuid}\n")


urlpatterns = [
    path("<slug:name>/files/", add),
    path("<slug:name>/files/<slug:upload_id>/", go_on),
]
