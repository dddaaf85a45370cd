"""Addresses of the demo's mailbox."""

from django.urls import path

from config.demo.mailbox.views import inbox, mail_html, mail_page

urlpatterns = [
    path("", inbox, name="demo_mailbox"),
    path("<slug:name>/", mail_page, name="demo_mail"),
    path("<slug:name>/html/", mail_html, name="demo_mail_html"),
]
