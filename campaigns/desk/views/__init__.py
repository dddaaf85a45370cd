"""Pages of the campaign desk, by what a person does there."""
