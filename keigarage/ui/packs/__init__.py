"""Rule packs: what one would change, laying it over the book, and taking it off again."""
