"""The use cases: one file per noun, called by pages, API and command line alike.

Every operation takes the Actor first, checks what they may do (in the query itself: what is not theirs is not found),
validates, changes the database in one transaction, and enqueues after the commit. Nothing else writes.
"""
