"""Wagtail's own addresses of images and documents tell nothing of another organisation."""

import pytest
from django.conf import settings as configured
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.images import get_permission_policy
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from accounts.rules.roles import Role
from media_library.models import AssetText, Photo
from media_library.wagtail_hooks import serve_own_documents_only
from tests.factories import Tree, photo
from tests.media_library.two_organisations import MARKER, two_organisations

pytestmark = pytest.mark.django_db
GATE = "media_library.gate.LibraryGateMiddleware"
OF_IMAGES_AND_DOCUMENTS = (
    "admin/images/",
    "admin/documents/",
    "admin/bulk/",
    "admin/tag-autocomplete/",
    "admin/api/",
    "documents/",
    "images/",
    "api/",
)


def routes(resolver=None, before=""):
    """Yield (route, converters' names) of every address below the prefixes above."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern).lstrip("^")
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        elif isinstance(entry, URLPattern) and route.startswith(OF_IMAGES_AND_DOCUMENTS):
            yield route


def filled(route, side):
    """Return addresses of a route with the ids of a side, for its photo and its document."""
    names = {
        "<int:image_id>": side.photo.pk,
        "<int:document_id>": side.document.pk,
        "<int:doc_id>": side.document.pk,
        "<int:uploaded_file_id>": 1,
        "<str:filter_spec>": "max-165x165",
        "<slug:app_name>": "taggit",
        "<slug:model_name>": "tag",
        "<int:restriction_id>": 1,
        "<str:action_name>": "copy",
        r"(\d+)/(.*)$": f"{side.document.pk}/{side.document.filename}",
    }
    if "bulk" in route:
        for label, pk in (("media_library/photo", side.photo.pk), ("wagtaildocs/document", 1)):
            for action in ("delete", "add_tags", "add_to_collection"):
                yield f"/admin/bulk/{label}/{action}/?id={pk}"
        return
    for name, value in names.items():
        route = route.replace(name, str(value))
    for made in (side.photo.pk, side.document.pk):
        yield "/" + route.replace("<pk>", str(made)).replace("<int:pk>", str(made)).replace(
            "<str:pk>", str(made)
        )


QUERIES = (
    "",
    f"?tag=harbour{MARKER}",
    f"?tag=minutes{MARKER}",
    f"?q={MARKER}",
    "?collection_id={collection}",
    "?term=har",
    "?term=min",
    "?fields=*",
    "?id={photo}",
    "?id={document}",
    "?multiple=1",
    "?select_format=true",
)


def answers(client, side):
    """Yield (address, everything that came back) for every address and question."""
    asked = set()
    for route in routes():
        for address in filled(route, side):
            for query in QUERIES:
                query = query.format(
                    collection=side.photo.collection_id,
                    photo=side.photo.pk,
                    document=side.document.pk,
                )
                whole = address + (query if "?" not in address else query.replace("?", "&"))
                if whole in asked or "<" in whole or "(?P" in whole:
                    continue
                asked.add(whole)
                response = client.get(whole)
                body = b"".join(response) if response.streaming else response.content
                said = body.decode("utf-8", "replace") + str(dict(response.items()))
                # A question that is repeated in the answer tells nothing.
                yield whole, said.replace(query, "").replace(f'value="{MARKER}"', "")


def ends_at(client, address):
    """Return the status in the end: what is not found is looked for below a language once more."""
    return client.get(address, follow=True).status_code


def leaks(client, side):
    found = []
    for address, said in answers(client, side):
        question = address.partition("?")[2]
        if MARKER in said and (MARKER not in question or said.count(MARKER) > 2):
            found.append(address)
    return found


@pytest.mark.parametrize("role", [Role.OFFICER, Role.REVIEWER, Role.TRANSLATOR])
def test_nothing_of_b_comes_back_to_anybody_of_a(role):
    a, b = two_organisations()
    client = Client(raise_request_exception=False)
    client.force_login(a.people[role])
    assert leaks(client, b) == []


def test_nothing_of_b_comes_back_to_strangers():
    _a, b = two_organisations()
    assert leaks(Client(raise_request_exception=False), b) == []


def test_without_the_gate_it_leaks():
    a, b = two_organisations()
    open_doors = [name for name in configured.MIDDLEWARE if name != GATE]
    with override_settings(MIDDLEWARE=open_doors):
        client = Client(raise_request_exception=False)
        client.force_login(a.people[Role.OFFICER])
        found = leaks(client, b)
    assert any("/admin/api/main/images/" in address for address in found)
    assert any("/admin/tag-autocomplete/" in address for address in found)


def test_without_the_policy_it_leaks(monkeypatch):
    a, b = two_organisations()
    monkeypatch.setitem(policy_registry.values_by_exact_class, Photo, get_permission_policy())
    client = Client(raise_request_exception=False)
    client.force_login(a.people[Role.OFFICER])
    chosen = reverse("wagtailimages_chooser:chosen", args=[b.photo.pk])
    assert MARKER in client.get(chosen).content.decode()
    monkeypatch.undo()
    assert MARKER not in client.get(chosen).content.decode()


def test_the_picker_offers_and_gives_own_photos_only():
    a, b = two_organisations()
    client = Client()
    client.force_login(a.people[Role.TRANSLATOR])
    listed = client.get("/admin/images/chooser/").content.decode()
    assert "Lanterns" in listed
    assert MARKER not in listed
    given = client.get(reverse("wagtailimages_chooser:chosen", args=[a.photo.pk]))
    assert given.json()["result"]["default_alt_text"].startswith("A row of lanterns")
    theirs = client.get(reverse("wagtailimages_chooser:chosen", args=[b.photo.pk]))
    assert MARKER not in theirs.content.decode()


def test_the_picker_speaks_the_language_of_the_page_that_is_edited():
    a, _b = two_organisations()
    AssetText.objects.create(asset=a.photo.asset, language="lv", alt="Laternas krastā")
    page = Tree("lv").story("lv")
    client = Client()
    client.force_login(a.people[Role.OFFICER])
    chosen = reverse("wagtailimages_chooser:chosen", args=[a.photo.pk])

    def alt(address, came_from=""):
        headers = {"Referer": f"http://testserver{came_from}"}
        return client.get(address, headers=headers).json()["result"]["default_alt_text"]

    assert alt(f"{chosen}?locale=lv") == "Laternas krastā"
    assert alt(chosen, f"/admin/pages/{page.pk}/edit/") == "Laternas krastā"
    assert alt(f"{chosen}?locale=de") == "", "the editor asks for what nobody has written"
    assert "lanterns" in alt(chosen)
    listed = client.get("/admin/images/chooser/?locale=lv").json()["html"]
    assert "latviešu" in listed
    assert 'name="q"' in listed, "it can be searched"
    assert 'name="image-chooser-upload-people"' in listed, "a new photo can be brought in"
    assert "locale=lv" in listed


def test_the_picker_can_be_narrowed_down_to_what_is_cleared():
    a, _b = two_organisations()
    cleared = photo(organisation=a.organisation, title="Cleared boats")
    client = Client()
    client.force_login(a.people[Role.OFFICER])
    results = reverse("wagtailimages_chooser:choose_results")
    everything = client.get(results).content.decode()
    assert "Lanterns" in everything
    assert "Not cleared" in everything
    only = client.get(f"{results}?cleared=on&locale=en").content.decode()
    assert cleared.title in only
    assert "Lanterns" not in only


def test_the_stock_listing_leads_to_the_library():
    a, b = two_organisations()
    client = Client()
    client.force_login(a.people[Role.OFFICER])
    assert client.get("/admin/images/?q=boat").url == "/admin/media/library/?q=boat"
    assert client.get(f"/admin/images/{a.photo.pk}/").url.endswith(f"{a.photo.asset.uuid}/")
    assert ends_at(client, f"/admin/images/{b.photo.pk}/") == 404
    assert client.get("/admin/images/add/").url == "/admin/media/library/add/"
    assert ends_at(client, f"/admin/images/{a.photo.pk}/delete/") == 404


def test_tags_are_offered_of_own_photos_only():
    a, _b = two_organisations()
    client = Client()
    client.force_login(a.people[Role.OFFICER])
    assert client.get("/admin/tag-autocomplete/?term=har").json() == ["harbour"]


def test_documents_of_an_organisation_are_served_to_its_own_people_only(rf):
    a, b = two_organisations()
    address = f"/documents/{b.document.pk}/{b.document.filename}"
    assert ends_at(Client(), address) == 404
    request = rf.get(address)
    for someone in (AnonymousUser(), a.people[Role.OFFICER], b.people[Role.PARTNER]):
        request.user = someone
        with pytest.raises(Http404):
            serve_own_documents_only(b.document, request)
    request.user = b.people[Role.OFFICER]
    serve_own_documents_only(b.document, request)
    request.user = AnonymousUser()
    b.document.collection = Collection.get_first_root_node()
    serve_own_documents_only(b.document, request)


def test_the_public_api_knows_pages_only():
    assert ends_at(Client(), "/api/v2/images/") == 404
    assert ends_at(Client(), "/api/v2/documents/") == 404
    assert Client().get("/api/v2/pages/").status_code == 200


def test_no_view_makes_pictures_on_demand():
    names = set()

    def walk(resolver):
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                walk(entry)
            else:
                names.add(entry.name)

    walk(get_resolver())
    assert "wagtailimages_serve" not in names
