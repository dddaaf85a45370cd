"""The migrated, empty SQLite database as text: a start in seconds where migrating takes twenty."""
