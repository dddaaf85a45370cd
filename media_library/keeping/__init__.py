"""Whether rows and stored files agree, and the removal of what nobody names any more."""
