"""Addresses of the desk, below /admin/campaigns/."""

from django.urls import path

from campaigns.desk.views import (
    campaign,
    connecting,
    deciding,
    deriving,
    overview,
    post,
    stopping,
)

app_name = "campaign_desk"
urlpatterns = [
    path("", overview.calendar, name="calendar"),
    path("list/", overview.post_list, name="list"),
    path("approvals/", overview.approvals, name="approvals"),
    path("campaign/<int:pk>/", campaign.campaign, name="campaign"),
    path("campaign/<int:campaign_pk>/message/", campaign.new_message, name="new_message"),
    path("message/<int:pk>/", campaign.message, name="message"),
    path(
        "message/<int:message_pk>/add/<int:channel_pk>/<str:code>/",
        campaign.fill_hole,
        name="fill_hole",
    ),
    path("post/<int:pk>/", post.post, name="post"),
    path("post/<int:pk>/measure/", post.measure, name="measure"),
    path("post/<int:pk>/plan/", deciding.plan, name="plan"),
    path("post/<int:pk>/submit/", deciding.submit, name="submit"),
    path("post/<int:pk>/waive/", deciding.waive, name="waive"),
    path("post/<int:pk>/approve/", deciding.approve, name="approve"),
    path("post/<int:pk>/send-back/", deciding.send_back, name="send_back"),
    path("post/<int:pk>/repeat/", deciding.repeat, name="repeat"),
    path("delivery/<int:delivery_pk>/cancel/", deciding.cancel, name="cancel"),
    path("delivery/<int:delivery_pk>/resolve/", deciding.resolve, name="resolve"),
    path("channel/<int:pk>/connect/", connecting.connect, name="connect"),
    path("page/<int:page_pk>/tell/", deriving.derive, name="derive"),
    path("stop/", stopping.stop, name="stop"),
    path("stop/<int:pk>/release/", stopping.let_go, name="release"),
]
