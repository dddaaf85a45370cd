"""What is wrong with a file of plans or a row of it, in words that say what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OF_THE_FILE: dict[str, Promise] = {
    "file-empty": _("There is nothing in this file. Please save the table again and choose it."),
    "file-too-big": _("This file is larger than %(limit)s kB. Please split it into several files."),
    "is-workbook": _(
        "This is a workbook, not a CSV file. Please open it, choose “Save as”, and there “CSV "
        "UTF-8”."
    ),
    "not-text": _("This is not a text file. Please choose the CSV file that your table gave."),
    "letters-unreadable": _(
        "The letters of this file cannot be read. Please save it as “CSV UTF-8”, or choose under "
        "“Letters” how it was saved."
    ),
    "columns-missing": _(
        "Columns are missing: %(columns)s. Please add them to the first row, in English as here."
    ),
    "column-twice": _("Columns are there twice: %(columns)s. Please take one of each out."),
    "no-rows": _("There are column names, but no rows below them. Please add some."),
    "too-many-rows": _(
        "There are more than %(limit)s rows. Please split the table into several files."
    ),
    "already-carried-out": _(
        "This file has already been carried out. Nothing was done a second time."
    ),
    "promise-changed": _(
        "What would happen has been looked at again since you opened this page. Please read it as "
        "it is now, then decide."
    ),
    "nothing-to-carry-out": _(
        "No row of this file can be carried out. Please mend the rows and upload the file again."
    ),
}

OF_A_ROW: dict[str, Promise] = {
    "row-quotes": _(
        "A quotation mark is opened and not closed, or closed too early, so the row cannot be "
        "read. Please put whole cells in quotation marks, and double those within."
    ),
    "row-broken": _(
        "This row has %(found)s cells, but there are %(expected)s columns. Perhaps a text with a "
        "separator or a line break is not in quotation marks."
    ),
    "row-twice": _(
        "Row %(first)s is about the same message, channel and language. Please keep one of the two."
    ),
    "cell-missing": _("This cell is empty, but every row needs it."),
    "cell-too-long": _("A cell has more than %(limit)s characters. Please shorten it."),
    "cell-wrong": _("%(said)s"),
    "campaign-unknown": _(
        "There is no campaign “%(campaign)s”. Please write its short name; the short names are "
        "listed where you upload."
    ),
    "campaign-not-yours": _(
        "This campaign belongs to %(organisation)s. You may plan only for your own organisation."
    ),
    "message-unknown": _("There is no message %(number)s in this campaign."),
    "message-ambiguous": _(
        "Several messages of this campaign have this title. Please write the number of the one you "
        "mean: %(numbers)s."
    ),
    "kind-unknown": _("“%(kind)s” is no kind of message. Please write one of: %(known)s."),
    "kind-differs": _(
        "This message is of the kind “%(kind)s” already. Please change that on the message itself, "
        "or leave the cell empty."
    ),
    "channel-unknown": _("There is no channel “%(channel)s”. The channels are: %(known)s."),
    "channel-ambiguous": _("Several channels are called that. Please write one of: %(known)s."),
    "language-unknown": _(
        "“%(language)s” is not one of our languages. Please write one of: %(known)s."
    ),
    "day-missing": _("There is a time but no date. Please add the date, or take the time out."),
    "time-missing": _("There is a date but no time. Please add the time, or take the date out."),
    "day-unreadable": _(
        "“%(day)s” is not a date we can read. Please write it as 2027-05-31 or 31.05.2027."
    ),
    "time-unreadable": _("“%(time)s” is not a time we can read. Please write it as 09:00."),
    "fares-differently": _(
        "Something has changed since this row was shown to you, so it was left out. Now it would "
        "be: %(now)s. Please upload the row again if you want that."
    ),
}

AGAIN_TO_APPROVE = _("The words change, so the post has to be approved again.")

PLAN_FILES: dict[str, Promise] = {**OF_THE_FILE, **OF_A_ROW}
