"""Static files in production: named by a hash of their content, also where scripts import them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Django leaves imports between modules alone unless told otherwise."""

    support_js_module_import_aggregation = True
