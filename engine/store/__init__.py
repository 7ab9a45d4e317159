"""What lasts: the database (PostgreSQL, one dialect), the artefacts (bytes by their content), and the bell (Redis)."""
