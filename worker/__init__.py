"""The jobs: RQ queues, worker processes, the reconciler and the supervisor. It knows the engine, not the web."""
