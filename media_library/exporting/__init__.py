"""Handing assets on: zip files with their credits."""
