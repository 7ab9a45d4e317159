"""The pipeline: stages plan units of work, units run under leases, results are kept by content.

It knows no queue: whoever drives it (`worker/`) hands in a callable that enqueues a task's id.
"""
