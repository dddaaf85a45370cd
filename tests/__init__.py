"""The suite: mirrors the packages, plus journeys, architecture and faults."""
