"""Commands of the whole: demo, seeding, the schema template."""
