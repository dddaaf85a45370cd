"""Settings by topic: base.py is production-safe, demo.py and test.py only loosen."""
