"""Who gets what behind every address of the site, with the other organisation's ids in it.

A key is the full name of a pattern (`namespace:name`, or its route where it has no name), or the
beginning of such names with a star; the longest one that fits counts. Columns are `ROLES`, asked
with B's things in the address:

    in      gets in by at least one method, and is never refused
    404     does not exist, by any method (or the method does not, 405)
    login   is led to the sign-in page
    no      is told no by Wagtail: 403 or led to the editor's first page; or 404
    link    whoever has the genuine link gets in; with one bit of it changed it is a 404
    any     may be answered in any way but with a fault
    fault   raises on purpose

A new address needs a row here, or the build fails. Whatever the row says, nobody of A may ever
read a word of B's (see `judging`): a row only says at which door they are stopped. What is known
to be open is in `PLANS_ARE_SHARED`, `GUESTS_ARE_SHARED` and
`COLLEAGUES_ARE_NAMED`, with the reason.
"""

from dataclasses import dataclass

ROLES = (
    "anonymous",
    "partner A",
    "partner B",
    "officer A",
    "reviewer A",
    "officer B",
    "administrator",
)


@dataclass(frozen=True, kw_only=True)
class Row:
    key: str
    cells: dict[str, str]

    def fits(self, key: str) -> bool:
        if self.key.endswith("*"):
            return key.startswith(self.key[:-1])
        return key == self.key


def row(key: str, columns: str) -> Row:
    return Row(key=key, cells=dict(zip(ROLES, columns.split(), strict=True)))


def public(key: str) -> Row:
    """For everybody alike; that B's words are not in it is asked all the same."""
    return row(key, "any any any any any any any")


#                                    anon  part.A part.B off.A rev.A off.B admin
MATRIX = (
    # The site as visitors see it: pages, feeds, health.
    public("healthz"),
    public("readyz"),
    public("/robots.txt"),
    public("sitemap"),
    public("follow*"),
    public("confirm_following"),
    public("unsubscribe"),
    public("permanent"),
    public("landing"),
    public("stories_*"),
    public("news_*"),
    public("pearl_stories_*"),
    public("/en/feeds/"),
    public("ceremonies_calendar"),
    public("ceremony_entry"),
    public("ceremony_now"),
    public("ceremony_registration"),
    public("ceremony_registered"),
    # What it shows of an announcement, and when, is asked in tests/ceremonies/test_embargo.py.
    public("ceremony_state"),
    public("ceremony_announcement"),
    row("guest",                     "link  link   link   link  link  link  link"),
    row("guest_tickets",             "link  link   link   link  link  link  link"),
    row("guest_tickets_file",        "link  link   link   link  link  link  link"),
    # The app at the door: a page like any other; what it asks needs the token of an open gate.
    public("door:*"),
    # The ceremony is of neither organisation's; that hosts of its own get in: test_door_desk.
    row("host_door",                 "login 404    404    404   404   404   404"),
    row("host_badges",               "login 404    404    404   404   404   404"),
    public("wagtail_serve"),
    public("wagtailcore_*"),
    public("wagtailapi:pages:*"),
    public("/en/_util/login/"),
    # One's own account, whoever one is.
    public("account_*"),
    public("mfa_*"),
    public("accounts:home"),
    # Handing in: by a link that is its own key, or as a partner of that organisation.
    row("contribute*",               "link  link   link   link  link  link  link"),
    row("consent_*",                 "link  link   link   link  link  link  link"),
    row("press_kit*",                "link  link   link   link  link  link  link"),
    row("partner",                   "login in     in     404   404   404   404"),
    row("partner_contribution*",     "login 404    in     404   404   404   404"),
    # The guests of a ceremony: hosts and local partners of the organisation that hosts it. Needs
    # are for hosts alone (tests/ceremonies/test_hosts.py).
    row("host_ceremonies",           "login in     in     404   404   404   404"),
    row("host_*",                    "login 404    in     404   404   404   404"),
    row("host_needs",                "login 404    404    404   404   404   404"),
    # What is received by tus answers PATCH and HEAD (test_isolation), so nobody "gets in" here.
    row("partner_contribution_file", "login 404    any    404   404   404   404"),
    # B's captions are not checked yet, and its files are private.
    row("film_captions",             "404   404    404    404   404   404   404"),
    row("public_media",              "404   404    404    404   404   404   404"),
    row("wagtaildocs_serve",         "404   404    404    404   404   any   any"),
    public("wagtaildocs_authenticate_with_password"),
    # The media desk: lists show what is one's own, single things exist for their own people.
    # A reviewer lacks some roles altogether, which is said before anything is looked for.
    row("media_desk:*",              "login 404    404    404   no    any   any"),
    row("media_desk:asset",          "login 404    404    404   404   in    in"),
    row("media_desk:asset_preview",  "login 404    404    404   404   in    in"),
    row("media_desk:asset_describe", "login 404    404    404   404   in    in"),
    row("media_desk:film",           "login 404    404    404   404   in    in"),
    row("media_desk:review_item",    "login 404    404    404   404   in    in"),
    row("media_desk:selection",      "login 404    404    404   404   in    in"),
    row("media_desk:invitation",     "login 404    404    404   no    in    in"),
    row("media_desk:withdrawal",     "login 404    404    404   no    in    in"),
    row("media_desk:person",         "login 404    404    404   no    in    in"),
    row("media_desk:consent_on_paper", "login 404  404    404   no    in    in"),
    row("/admin/media/",             "login 404    404    in    in    in    in"),
    row("film_picker:*",             "login 404    404    any   any   any   any"),
    row("film_picker:create",        "login 404    404    404   404   404   404"),
    row("media_desk:library",        "login 404    404    in    in    in    in"),
    row("media_desk:several",        "login 404    404    any   any   any   any"),
    row("media_desk:add_photo",      "login 404    404    in    no    in    in"),
    row("media_desk:selections",     "login 404    404    in    in    in    in"),
    row("media_desk:review",         "login 404    404    in    in    in    in"),
    row("media_desk:review_several", "login 404    404    any   any   any   any"),
    row("media_desk:review_refused", "login 404    404    in    in    in    in"),
    row("media_desk:review_check_again", "login 404 404   404   no    any   any"),
    row("media_desk:withdrawal_start", "login 404  404    any   no    any   any"),
    row("media_desk:large_files",    "login 404    404    in    no    in    in"),
    row("media_desk:large_file_begin", "login 404  404    any   no    any   any"),
    row("media_desk:large_file_complete", "login 404 404  any   no    any   any"),
    row("media_desk:invitations",    "login 404    404    in    no    in    in"),
    row("media_desk:invite",         "login 404    404    in    no    in    in"),
    row("media_desk:withdrawals",    "login 404    404    in    no    in    in"),
    row("media_desk:people",         "login 404    404    in    no    in    in"),
    # Campaigns: the desk reads the plans of all organisations (PLANS_ARE_SHARED), and changes its
    # own. Officer B has no reviewer's role; the link is for whoever it was sent to.
    row("approve_by_link",           "link  link   link   link  link  link  link"),
    row("campaign_desk:*",           "login 404    404    any   any   any   any"),
    # A file of plans is for whoever brought it: B's officer.
    row("campaign_desk:plan_file*",  "login 404    404    404   404   any   404"),
    row("campaign_desk:plan_files",  "login 404    404    any   any   any   any"),
    row("campaign_desk:new_message", "login 404    404    no    no    in    in"),
    row("campaign_desk:message",     "login 404    404    no    no    in    in"),
    row("campaign_desk:fill_hole",   "login 404    404    no    no    in    in"),
    row("campaign_desk:measure",     "login 404    404    no    no    in    in"),
    row("campaign_desk:plan",        "login 404    404    no    no    in    in"),
    row("campaign_desk:move",        "login 404    404    no    no    in    in"),
    row("campaign_desk:submit",      "login 404    404    no    no    in    in"),
    row("campaign_desk:ask",         "login 404    404    no    no    in    in"),
    row("campaign_desk:withdraw_ask", "login 404   404    no    no    in    in"),
    row("campaign_desk:approve",     "login 404    404    no    no    no    in"),
    row("campaign_desk:waive",       "login 404    404    no    no    no    in"),
    row("campaign_desk:send_back",   "login 404    404    no    no    no    in"),
    row("campaign_desk:repeat",      "login 404    404    no    no    in    in"),
    row("campaign_desk:cancel",      "login 404    404    no    no    in    in"),
    row("campaign_desk:resolve",     "login 404    404    no    no    in    in"),
    row("campaign_desk:connect",     "login 404    404    no    no    no    in"),
    row("campaign_desk:ways",        "login 404    404    no    in    no    in"),
    row("campaign_desk:policy",      "login 404    404    no    no    no    in"),
    row("campaign_desk:end_deputy",  "login 404    404    no    no    no    in"),
    row("desk_campaigns:*",          "login 404    404    any   any   any   any"),
    row("desk_campaigns:edit",       "login 404    404    no    no    in    in"),
    row("desk_channels:*",           "login 404    404    any   any   any   any"),
    row("desk_channels:edit",        "login 404    404    no    no    no    in"),
    # What funders ask is the same for everybody; administrators keep it.
    row("desk_rules:*",              "login 404    404    any   any   any   any"),
    row("desk_days:*",               "login 404    404    any   any   any   any"),
    # Wagtail's own doors to images and documents (media_library.gate).
    row("wagtailimages:*",           "any   404    404    any   any   any   any"),
    row("wagtailimages_chooser:*",   "login 404    404    any   any   any   any"),
    row("wagtaildocs:*",             "404   404    404    404   404   404   any"),
    row("wagtaildocs_chooser:*",     "404   404    404    404   404   404   any"),
    row("wagtailadmin_api:images:*", "404   404    404    404   404   404   404"),
    row("wagtailadmin_api:documents:*", "404 404   404    404   404   404   404"),
    # Pages are shared by all editors; a role opens verbs, not organisations.
    row("wagtailadmin_api:pages:*",  "login 404    404    any   any   any   any"),
    row("wagtailadmin_*",            "login 404    404    any   any   any   any"),
    row("wagtailadmin_tag_autocomplete", "any 404  404    in    in    in    in"),
    row("wagtailadmin_tag_model_autocomplete", "any 404 404 in  in    in    in"),
    row("wagtail_bulk_action",       "any   404    404    any   any   any   any"),
    row("wagtail_localize:*",        "login 404    404    any   any   any   any"),
    row("wagtailembeds:*",           "login 404    404    any   any   any   any"),
    row("wagtailsnippets:*",         "login 404    404    any   any   any   any"),
    row("wagtailredirects:*",        "login 404    404    no    no    no    any"),
    row("older_translations*",       "login 404    404    any   any   any   any"),
    # A ceremony is planned together: officers see and keep all of them.
    row("ceremony_desk:*",           "login 404    404    any   no    any   any"),
    # Reviewers arm what a finale announces, and find their way there; officers write it.
    row("ceremony_desk:announcement", "login 404   404    any   any   any   any"),
    row("ceremony_desk:new_pearl",   "login 404    404    any   any   any   any"),
    row("ceremony_desk:announcement_news", "login 404 404  any   any   any   any"),
    row("desk_ceremonies:*",         "login 404    404    any   any   any   any"),
    row("desk_ceremonies:delete",    "login 404    404    no    no    no    no"),
    row("themes:*",                  "login 404    404    any   no    any   any"),
    row("pearl-records:*",           "login 404    404    no    no    no    any"),
    row("municipalities:*",          "login 404    404    no    no    no    any"),
    row("regions:*",                 "login 404    404    no    no    no    any"),
    row("countries:*",               "login 404    404    no    no    no    any"),
    row("title-years:*",             "login 404    404    no    no    no    any"),
    row("wagtaillocales:*",          "login 404    404    no    no    no    any"),
    row("wagtailsites:*",            "login 404    404    no    no    no    any"),
    # People and roles: administrators; accounts and groups: superusers (Z8).
    row("organisations:*",           "login 404    404    no    no    no    any"),
    row("roles:*",                   "login 404    404    no    no    no    any"),
    row("wagtailusers_users:*",      "login 404    404    no    no    no    no"),
    row("wagtailusers_groups:*",     "login 404    404    no    no    no    no"),
    # Doors of Wagtail that are walled up (config.urls).
    row("/admin/login/",             "login 404    404    any   any   any   any"),
    row("/admin/password_reset/",    "any   404    404    any   any   any   any"),
    row("/^admin/password_reset/.*$", "login 404   404    any   any   any   any"),
    row("wagtailadmin_login",        "login 404    404    any   any   any   any"),
    row("wagtailadmin_password_reset*", "any 404   404    any   any   any   any"),
    row("wagtailadmin_logout",       "any   404    404    any   any   any   any"),
    row("wagtailadmin_sprite",       "any   404    404    any   any   any   any"),
    row("wagtailadmin_javascript_catalog", "any 404 404   any   any   any   any"),
    row("/admin/test404/",           "login 404    404    any   any   any   any"),
    row("/admin/^.*/$",              "any   404    404    404   404   404   404"),
    row("wagtailadmin_error_test",   "login 404    404    fault fault fault fault"),
)  # fmt: skip

# Known to be open to read, and meant: one calendar serves all organisations, so that the Pearls do
# not talk over each other. To change anything takes a role there (the rows, and `asking.WAYS`).
PLANS_ARE_SHARED = ("campaign_desk:", "desk_campaigns:", "desk_channels:")

# Known to be open, and meant: pages and posts are worked on by editors of several organisations,
# who see whose change or approval it was. Their mail addresses are no part of that.
COLLEAGUES_ARE_NAMED = (
    *PLANS_ARE_SHARED,
    "wagtailadmin_",
    "wagtail_localize:",
    "wagtail_bulk_action",
)

# Known to be open, and meant: officers look after the guests of every ceremony together. Reviewers
# are told no, and what guests need asks for a permission of its own.
GUESTS_ARE_SHARED = ("ceremony_desk:",)

# A form of Wagtail's that lacks its hidden fields or counters is a fault of Wagtail's (500, no
# data): no browser sends it, and nobody without the right to edit pages gets so far.
WAGTAIL_TRIPS_OVER_HALF_A_FORM = (
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:preview_on_add",
    "wagtailadmin_pages:preview_on_edit",
    "wagtailadmin_pages:revisions_revert",
)


def row_for(key: str) -> Row | None:
    """Return the row with the longest key that fits."""
    fitting = [one for one in MATRIX if one.fits(key)]
    return max(fitting, key=lambda one: len(one.key.rstrip("*")) + (one.key == key), default=None)
