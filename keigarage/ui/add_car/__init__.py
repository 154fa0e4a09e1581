"""Adding a car: one search box, the catalogue's answers, and the few fields that matter first."""
