"""No models: Django announces the end of a migration only to applications that have this module."""
