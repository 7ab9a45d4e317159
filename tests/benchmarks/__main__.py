"""`make bench`: how fast the film engine is, as ratios in one run; the last line is one JSON object."""
from tests.benchmarks.film import main

main()
