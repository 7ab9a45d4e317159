"""Who may do what: passwords, tokens, web sessions, permissions, rate limits, media signatures, guarded fetching."""
