"""A template pack: a folder of data that decides how a report looks."""
