"""Addresses of the review queue, below /admin/media/review/."""

from django.urls import path

from media_library.desk.review import comparing, evidence, item, queue, refused

urlpatterns = [
    path("", queue.queue, name="review"),
    path("several/", queue.several, name="review_several"),
    path("refused/", refused.refused, name="review_refused"),
    path("<uuid:key>/", item.item, name="review_item"),
    path("<uuid:key>/check-again/", refused.check, name="review_check_again"),
    path("<uuid:key>/compare/", comparing.compare, name="review_compare"),
    path("<uuid:key>/consent/<uuid:consent>/", evidence.evidence, name="review_evidence"),
]
