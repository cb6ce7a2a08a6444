"""What a figure counts, where the word that follows it is no noun: 'an EX-05 at 213K couldnt change a tyre'."""

import re
from dataclasses import replace

from threadlens.records import Quantity

_NO_NOUN = re.compile(
    r"(?:(?:could|would|should|did|do|does|was|were|is|are|has|have|had|ca|wo)n['’]?t|cannot|gonna|wanna"
    r"|ish|['’]?em|ya|ahead|behind|strong|gone|back|out|here|there|now|today|each|apiece|too|though|tho|instead|still|yet"
    r"|so|then|again|off|left|total|altogether|together|combined|max|tops"
    r"|min|plus|odd|or so|lol|lmao|haha|btw|imo|iirc|tbh|ffs"
    r"|eh|yeah|yes|no|nope|thanks|please|ago|later|earlier|maybe|perhaps|mostly|mainly|already|alone|only|just|even|actually"
    r"|really|roughly|cuz|cause|since|if|when|while|than|that|who|which|what|its|it['’]s|thats|theres|theyre|im|ive|youre)"
    r"\b.*",
    re.IGNORECASE | re.DOTALL,
)


def with_noun(quantity: Quantity) -> Quantity:
    """The quantity, without the word after it where that names nothing that could be counted."""
    if quantity.counted is None or _NO_NOUN.fullmatch(quantity.counted.strip()) is None:
        return quantity
    return replace(quantity, counted=None)
