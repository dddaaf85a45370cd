"""Addresses of withdrawals and people, below /admin/media/withdrawals/."""

from django.urls import path

from media_library.desk.withdrawing import people, several, withdrawals

urlpatterns = [
    path("", withdrawals.withdrawals, name="withdrawals"),
    path("start/", several.start, name="withdrawal_start"),
    path("people/", people.people, name="people"),
    path("people/<uuid:key>/", people.person, name="person"),
    path("<uuid:key>/", withdrawals.withdrawal, name="withdrawal"),
    path("<uuid:key>/certificate/", withdrawals.download, name="withdrawal_certificate"),
]
