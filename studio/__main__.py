"""`python -m studio`: the command line. See `studio/cli.py`."""
from studio.cli import main

main()
