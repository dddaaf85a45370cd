"""An officer's own way in: a photo with everything that has to be said about it."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.images.forms import get_image_form

from media_library.decoding.refused import FileRefused
from media_library.desk.access import MAY_KEEP, DeskRequest, asset_for, desk_view
from media_library.desk.layout import desk_page
from media_library.desk.library.describing import trail_of
from media_library.desk.library.forms import ReplaceForm
from media_library.models import Photo
from media_library.photos.mastering import check_upload
from media_library.wording import words_for


@desk_view(MAY_KEEP)
def add_photo(request: DeskRequest) -> HttpResponse:
    form = get_image_form(Photo)(
        request.POST or None,
        request.FILES or None,
        instance=Photo(uploaded_by_user=request.user),
        user=request.user,
    )
    if request.method == "POST" and form.is_valid():
        photo = form.save()
        messages.success(request, _("“%(title)s” is in the library.") % {"title": photo.title})
        return redirect("media_desk:asset", key=photo.asset.uuid)
    return desk_page(request, "library/add.html", title=_("Add a photo"), form=form)


@desk_view(MAY_KEEP)
def replace(request: DeskRequest, key: UUID) -> HttpResponse:
    """Put a better file in the place of a photo's: pages that show it follow."""
    asset = asset_for(request.user, key, roles=MAY_KEEP, in_library=True)
    photo = getattr(asset, "photo", None)
    if photo is None:
        raise Http404
    form = ReplaceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload: UploadedFile = form.cleaned_data["file"]
        try:
            check_upload(upload)
            with transaction.atomic():
                photo.file = upload
                # What was cut out of the other picture means nothing in this one.
                photo.focal_point_x = photo.focal_point_y = None
                photo.focal_point_width = photo.focal_point_height = None
                photo.save()
        except FileRefused as refused:
            form.add_error("file", words_for(refused.refusal))
        else:
            messages.success(request, _("Replaced. The sizes for pages are made anew."))
            return redirect("media_desk:asset", key=asset.uuid)
    return desk_page(
        request,
        "library/replace.html",
        title=_("Replace the file"),
        trail=trail_of(asset),
        asset=asset,
        form=form,
    )
