"""One car: who it is, when it may enter, which papers it lacks, what happened to it."""
