"""What people decided about an event, put on the event: its grade, whether it was verified, accepted claims."""

import msgspec

from marsad.model import Event, Grading
from marsad.reconcile.judged import Judged


def dress(event: Event, judged: Judged) -> Event:
    """Put what was decided on an event that was derived from the claims; the newest decision holds.

    What was said of an event holds for the one that has more than half of the claims it was said of.

    Args:
        event: as derived.
        judged: what was made of its claims, and of all those that were judged together with them.
    """
    accepted = tuple(key for key in event.claims if "accept" in judged.decided.get(key, ()))
    grading, verified = event.grading, event.verified
    for item in judged.on_events:
        if 2 * len(item.claims.intersection(event.claims)) > len(item.claims):
            made = item.judgement
            if made.grade is not None:
                grading = Grading(grade=made.grade, reason=made.why, judged=True)
            verified = verified or made.decision == "verified"
    if (accepted, grading, verified) == (event.accepted, event.grading, event.verified):
        return event
    return msgspec.structs.replace(event, accepted=accepted, grading=grading, verified=verified)
