"""What we show: photos, who made them, under which licence, described per language."""
