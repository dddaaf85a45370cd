"""What refusals and ends of posts are called, by topic; `campaigns.wording` finds them."""
