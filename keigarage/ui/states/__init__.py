"""The States screen: the map and the list of the 51, and the record of the one chosen."""
