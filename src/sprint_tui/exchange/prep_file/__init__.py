"""What one person hands over, as a file: json of format 1 with `kind` prep, and `person` in its head.

It holds the sprint, its segments, that one participant with their preparation, and of theirs: the drafts
(map, draft, stages, touchpoints with note and evidence, proposals), the answers and the speaking points
that they bring. Nothing else is taken from it. Ids are those of the facilitator's copy.
"""
