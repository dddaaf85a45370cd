"""The body of an article: which blocks may stand in it."""

from wagtail import blocks

from cms.blocks.links import PageLinkBlock
from cms.blocks.people import PeopleBlock
from cms.blocks.pictures import GalleryBlock, PictureBlock
from cms.blocks.text import PullQuoteBlock, TextBlock
from cms.blocks.video import VideoBlock


class ArticleBody(blocks.StreamBlock):
    text = TextBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = PullQuoteBlock()
    video = VideoBlock()
    people = PeopleBlock()
    page_link = PageLinkBlock()
