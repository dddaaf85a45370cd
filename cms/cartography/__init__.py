"""The Baltic Sea Region on a flat page: where towns fall and how their marks keep apart."""
