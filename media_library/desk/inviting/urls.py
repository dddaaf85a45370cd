"""Addresses of invitations, below /admin/media/invitations/."""

from django.urls import path

from media_library.desk.inviting import card, views

urlpatterns = [
    path("", views.invitations, name="invitations"),
    path("new/", views.new, name="invite"),
    path("<uuid:key>/", views.invitation, name="invitation"),
    path("<uuid:key>/card/", card.card, name="invitation_card"),
    path("<uuid:key>/extend/", views.extend, name="invitation_extend"),
    path("<uuid:key>/send/", views.send, name="invitation_send"),
    path("<uuid:key>/renew/", views.renew, name="invitation_renew"),
    path("<uuid:key>/revoke/", views.revoke, name="invitation_revoke"),
]
