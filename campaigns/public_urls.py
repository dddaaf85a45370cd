"""Public addresses of campaigns below each language."""

from django.urls import path
from django.views.generic import RedirectView

from campaigns import feeds

urlpatterns = [
    path("feeds/stories.atom", feeds.stories_atom, name="stories_atom"),
    path("feeds/stories.json", feeds.stories_json, name="stories_json"),
    path("feeds/news.atom", feeds.news_atom, name="news_atom"),
    path("feeds/news.json", feeds.news_json, name="news_json"),
    path("pearls/<slug:pearl>/feeds/stories.atom", feeds.stories_atom, name="pearl_stories_atom"),
    path("pearls/<slug:pearl>/feeds/stories.json", feeds.stories_json, name="pearl_stories_json"),
    path("feeds/", RedirectView.as_view(url="../follow/")),
]
