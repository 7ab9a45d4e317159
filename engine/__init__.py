"""The drama engine: writes, draws, speaks, composes, checks, exports and stores. It knows no web framework and no queue."""
