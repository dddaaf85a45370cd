"""The campaign desk: where communication officers plan, approve and stop posts."""
