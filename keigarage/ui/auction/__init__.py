"""The auction card on a car's page: what the sheet says, and damage on the outline."""
