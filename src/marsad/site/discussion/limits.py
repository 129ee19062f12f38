"""How much one reader, and one address, may send within an hour."""

import datetime as dt

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from marsad.site.discussion.models import Comment, FailedSignIn, SpentChallenge, Vote
from marsad.site.discussion.reader import Reader

PERIOD = dt.timedelta(hours=1)
SHARED = 4
"""An address may send so many times what a reader may: a household, a school or a network shares one."""


def may_comment(reader: Reader) -> bool:
    """Say whether another comment is allowed now, of this reader and of this address."""
    most = settings.COMMENTS_PER_HOUR
    recent = Comment.objects.filter(written_at__gt=timezone.now() - PERIOD)
    if recent.filter(reader=reader.key).count() >= most:
        return False
    return recent.filter(address=reader.address).count() < most * SHARED


def may_answer(address: str) -> bool:
    """Say whether another answer to a challenge is allowed of this address, right or wrong."""
    recent = SpentChallenge.objects.filter(at__gt=timezone.now() - PERIOD, address=address)
    return recent.count() < settings.COMMENTS_PER_HOUR * SHARED * 2


def may_vote(reader: Reader) -> bool:
    """Say whether another vote is allowed now of this address."""
    recent = Vote.objects.filter(at__gt=timezone.now() - PERIOD, address=reader.address)
    return recent.count() < settings.VOTES_PER_HOUR


def may_sign_in(name: str, address: str) -> bool:
    """Say whether this name may still be tried, from this address; of all addresses together more often."""
    failed = FailedSignIn.objects.filter(Q(address=address) | Q(name=name), at__gt=timezone.now() - PERIOD)
    counted = failed.aggregate(here=Count("pk", filter=Q(address=address)), anywhere=Count("pk", filter=Q(name=name)))
    most = settings.SIGN_INS_PER_HOUR
    return bool(counted["here"] < most and counted["anywhere"] < most * SHARED)


def count_failed(name: str, address: str) -> None:
    """Count a sign-in that failed, and forget those that count no more."""
    FailedSignIn.objects.filter(at__lte=timezone.now() - PERIOD).delete()
    FailedSignIn.objects.create(name=name[:150], address=address)
