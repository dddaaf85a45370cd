"""The nine languages of the public site; adding one is a change of data."""

from config.settings.environment import PROJECT_DIR

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("da", "dansk"),
    ("et", "eesti"),
    ("fi", "suomi"),
    ("de", "Deutsch"),
    ("lv", "latviešu"),
    ("lt", "lietuvių"),
    ("pl", "polski"),
    ("sv", "svenska"),
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [PROJECT_DIR / "locale"]
# Plain "en" would print American dates.
FORMAT_MODULE_PATH = ["config.formats"]
