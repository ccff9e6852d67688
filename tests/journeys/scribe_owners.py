"""How the scribe gives each of the six an owner, measures and a date."""

from __future__ import annotations

from scribe import Scribe
from scribe_picks import stored_pick

from notes import Commitment, Kpi, Notes, Pick

DEFINED = ("formula", "definition", "unit", "direction", "perspective", "timing")


async def own_six(scribe: Scribe, notes: Notes) -> None:
    """Fill in the table row by row: owner, first KPI, from where to where, by when."""
    for pick in notes.picks:
        await scribe.go_to_row(stored_pick(scribe, pick).id)
        await scribe.answer("owner", scribe.person(pick.owner))
        await scribe.answer("kpi", pick.kpis[0].name)
        await scribe.answer("measure", measure(pick.kpis[0]))
        await scribe.answer("deadline", pick.deadline.isoformat())
        await scribe.leave()


def measure(kpi: Kpi) -> str:
    """Return the measure as the table takes it: `12 > 60 %`, or the day on which the start is known."""
    start = kpi.baseline or f"{kpi.measure_by}"
    return f"{start} > {kpi.target} {kpi.unit}"


async def define_six(scribe: Scribe, notes: Notes) -> None:
    """Complete each upgrade on its page, going from page to page by the digits 1 to 6."""
    await scribe.go_to_row(stored_pick(scribe, notes.picks[0]).id)
    table = scribe.screen
    await scribe.press("z")
    await scribe.until(lambda: scribe.screen is not table)
    for number, pick in enumerate(notes.picks, 1):
        await scribe.press(str(number))
        await _complete(scribe, pick)
    await scribe.press("escape")
    await scribe.until(lambda: scribe.screen is table)


async def _complete(scribe: Scribe, pick: Pick) -> None:
    if pick.owner_team:
        await scribe.answer("owner_team", pick.owner_team)
    if pick.status != "planned":
        await scribe.answer("status", pick.status)
    for kpi in pick.kpis:
        await scribe.leave()
        if kpi is not pick.kpis[0]:
            await scribe.press("o")
            await scribe.write(kpi.name)
            await scribe.press("tab")
        await _define(scribe, kpi, is_measured=kpi is pick.kpis[0])
    await scribe.leave()


async def _define(scribe: Scribe, kpi: Kpi, *, is_measured: bool) -> None:
    for name in DEFINED:
        if getattr(kpi, name) and (name != "unit" or not is_measured):
            await scribe.answer(name, getattr(kpi, name))
    figures = {"baseline": kpi.baseline, "baseline_on": kpi.baseline_on, "target": kpi.target}
    for name, figure in figures.items():
        if figure and not (is_measured and name in {"baseline", "target"}):
            await scribe.answer(name, str(figure))
    if kpi.frequency:
        await scribe.answer("frequency", kpi.frequency)
        await scribe.answer("measured_by", scribe.person(kpi.measured_by))


async def promise_thirty_days(scribe: Scribe, notes: Notes) -> None:
    """What goes live first, whose both days follow from today; then its owner's yes, read back aloud."""
    commitment = notes.commitment
    wow = next(pick for pick in notes.picks if pick.mark == commitment.pick)
    await promise(scribe, commitment, stored_pick(scribe, wow).id)
    await scribe.go_to_row(stored_pick(scribe, wow).id)
    form = scribe.screen
    await scribe.press("enter")
    await scribe.until(lambda: scribe.screen is not form)
    scribe.wall.passes(commitment.yes_at, scribe.app._look)
    await scribe.press("y", "escape")
    await scribe.until(lambda: scribe.screen is form)


async def promise(scribe: Scribe, commitment: Commitment, wow_id: str) -> None:
    """Choose what goes live first, and say how it begins and how the front line hears of it."""
    await scribe.answer("pick", wow_id)
    if commitment.first_step:
        await scribe.answer("first_step", commitment.first_step)
    await scribe.answer("frontline_message", commitment.frontline_message)
    await scribe.leave()
