"""The choices that the method and the app know, as short codes; their words are in the assets.

An empty code means "not answered yet".
"""

AUDIENCES = ("", "b2b", "b2c", "both")
OFFERS = ("", "product", "service", "both")
MARKETS = ("", "b2b", "b2c")
TRAITS = ("pain", "gain", "functional", "emotional")
ROLES = ("facilitator", "scribe", "timekeeper", "decider")
KEEPERS = ("scribe", "timekeeper")
"""The two people who keep the meeting: its notes, and its time."""
DECISIONS = ("", "vote", "fist", "gradients", "consent")
PHASES = ("", "before", "during", "after")
FEELINGS = (-2, -1, 0, 1, 2)
GAPS = ("", "over_promise", "under_deliver", "expect_more", "in_line")
BROKEN_GAPS = ("over_promise", "under_deliver")
FLAGS = ("trust", "memory", "friction")
EVIDENCE = ("quote", "number", "story")
PICKS = ("wow", "better")
PICK_STATES = ("proposal", "candidate", "chosen", "dropped")
TESTS = ("", "yes", "no")
SPARKS = ("share_worthy", "surprising", "human")
FOCUS = ("speed", "clarity", "tone", "simplicity", "consistency")
STATUSES = ("planned", "running", "live", "slipped", "dropped")
DIRECTIONS = ("", "up", "down")
PERSPECTIVES = ("", "customer", "inside")
TIMINGS = ("", "leading", "lagging")
ANSWERS = ("open", "yes", "no")
WAYS_TO_DECIDE = ("", "vote", "fist", "gradients", "consent", "decider")
PARKED = ("", "action", "audit", "dropped")
ACTIONS = ("open", "done", "dropped")
PRECAUTIONS = ("everyone", "surface", "endless", "unfelt")
READY = ("files", "examples", "theme", "bell", "paper")
MAPS = ("team", "draft")
LINE_UP = ("", "kept", "parked")
MATCHED = ("", "name", "synonym", "order", "hand")
TAKEN = ("taken", "edited", "agreed")
BACKINGS = ("", "data", "observation", "experience")
PREP_PRESSES = ("start", "pause", "done", "reopen", "longer")
TRAINING = ("", "not_needed", "open", "done")
SIGN_OFFS = ("sales", "marketing", "operations", "support")
"""The functions that must carry the same promise."""
SCOPES = ("work", "clock")


def split_set(text: str) -> tuple[str, ...]:
    """Return the codes of a set that is stored as one text, parted by spaces."""
    return tuple(text.split())


def join_set(codes: set[str] | frozenset[str], known: tuple[str, ...]) -> str:
    """Return a set of codes as one text, in the order in which the method names them."""
    return " ".join(code for code in known if code in codes)


def toggled(text: str, code: str, known: tuple[str, ...]) -> str:
    """Return the stored set with one code put in, or taken out when it was there."""
    return join_set(set(split_set(text)) ^ {code}, known)
