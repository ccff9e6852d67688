"""What the command line can do: one module a job, each with `run(job)` that returns an exit code."""
