"""`make bench`: how fast the film engine is, as ratios in one run, and what a small drama takes. `make bench-full`: a whole
drama. `make bench-load`: a hundred people at once.
`make bench-faults`: 200 shots over services that fail.
`make bench-memory`: what the work on an episode takes in memory, by its length.
`python -m tests.benchmarks pages`: the first screen of every page with many dramas.

The last line of each is one JSON object.
"""
import sys

if len(sys.argv) > 1 and sys.argv[1] == "load":
    from tests.benchmarks.load import main as load

    load(float(sys.argv[2]) if len(sys.argv) > 2 else 60.0)
elif len(sys.argv) > 1 and sys.argv[1] == "faults":
    from tests.benchmarks.faults import main as faults

    faults(int(sys.argv[2]) if len(sys.argv) > 2 else 200)
elif len(sys.argv) > 1 and sys.argv[1] == "pages":
    from tests.benchmarks.pages import main as pages

    pages()
elif len(sys.argv) > 1 and sys.argv[1] == "memory":
    from tests.benchmarks.memory import main as memory

    memory(sys.argv[2:])
elif len(sys.argv) > 1 and sys.argv[1] == "full":
    from tests.benchmarks.drama import main as full

    sys.argv.pop(1)
    full()
else:
    from tests.benchmarks.film import main

    main()
