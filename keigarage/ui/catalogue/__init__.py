"""The catalogue screen: search, filters, favourites, a primer, one car in full, four compared."""
