"""`new`: a sprint is made, and its id printed for the commands to come."""

from __future__ import annotations

from contextlib import closing

from sprint_tui.commands.errors import CommandError
from sprint_tui.commands.job import Job


def run(job: Job) -> int:
    """Make a sprint and print its id. Raises CommandError, StoreError."""
    options, method = job.options, job.content.method
    title = " ".join(options.title.split())
    if not title:
        raise CommandError("no_title", 2)
    from sprint_tui.store import sprints  # noqa: PLC0415 - SQLModel is slow to import
    from sprint_tui.store.store import Store  # noqa: PLC0415
    from sprint_tui.store.zone import machine_zone  # noqa: PLC0415

    with closing(Store(job.path)) as store:
        print(
            sprints.create(
                store,
                title,
                (method.id, method.version),
                audience=options.audience,
                offer=options.offer,
                zone=machine_zone(),
            )
        )
    return 0
