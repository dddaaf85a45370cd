"""Addresses of large files, below /admin/media/large-files/."""

from django.urls import path

from media_library.desk import large_files, large_files_page

urlpatterns = [
    path("add/", large_files_page.large_files, name="large_files"),
    path("", large_files.begin, name="large_file_begin"),
    path("<uuid:key>/parts/<int:number>/", large_files.part, name="large_file_part"),
    path("<uuid:key>/complete/", large_files.complete, name="large_file_complete"),
    path("<uuid:key>/abort/", large_files.abort, name="large_file_abort"),
    path("tus/<uuid:number>/files/", large_files.tus_create, name="large_file_tus"),
    path("tus/<uuid:number>/files/<uuid:upload>/", large_files.tus_one, name="large_file_tus_one"),
]
