"""The garage folder: one SQLite file, its lock and its backups. The only home of peewee."""
