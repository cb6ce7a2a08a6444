import json
from datetime import UTC, datetime

from threadlens.records import Concept
from threadlens.report.claimreview import claim_reviews

# The properties of schema.org that each type may carry here; anything else is a mistake.
THING = {"@type", "@id", "name", "url", "description", "identifier"}
PROPERTIES = {
    "ClaimReview": {"datePublished", "author", "claimReviewed", "itemReviewed", "reviewRating", "about", "isBasedOn"},
    "Claim": {"text", "author", "datePublished", "appearance", "about"},
    "Rating": {"ratingValue", "worstRating", "bestRating", "alternateName", "ratingExplanation"},
    "Organization": set(),
    "Person": set(),
    "Thing": set(),
    "DiscussionForumPosting": {"headline", "author", "datePublished", "position"},
    "Observation": {"observationAbout", "variableMeasured", "value", "observationPeriod", "observationDate"},
    "StatisticalVariable": {"populationType", "measuredProperty"},
    "QuantitativeValue": {"value", "minValue", "maxValue", "unitText"},
    "Dataset": set(),
}


def reviews(findings, **options):
    text = claim_reviews(
        findings,
        checked_at={"r1": datetime(2024, 3, 1, 9, tzinfo=UTC)},
        concepts=(Concept("carrier", "subject", "carrier pigeons"), Concept("headcount", "measure", "headcount")),
        **options,
    )
    return json.loads(text)


def nodes(value):
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)


def test_every_property_is_one_of_its_type(findings):
    for review in reviews(findings)["@graph"]:
        for node in nodes(review):
            assert set(node) <= THING | PROPERTIES[node["@type"]]
            assert None not in node.values()


def test_what_a_review_must_have(findings):
    document = reviews(findings[:1], url_prefix="https://me.example/")
    assert document["@context"] == "https://schema.org"
    (review,) = document["@graph"]
    assert review["url"] == "https://me.example/aaaaaaaa11"
    assert review["datePublished"] == "2024-03-01"
    assert review["author"]["name"] == "threadlens (automatic)"
    assert review["claimReviewed"] == findings[0].sentence
    assert review["reviewRating"]["ratingValue"] == 5
    assert review["reviewRating"]["alternateName"] == "supported"
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Ann Lee"}
    assert review["itemReviewed"]["about"]["value"] == {"@type": "QuantitativeValue", "value": 7972.0}
    assert review["about"]["variableMeasured"]["name"] == "headcount of carrier pigeons"
    assert review["about"]["observationDate"] == "2021-03-31"
    assert review["isBasedOn"]["url"] == "https://o.example/census"


def test_quoted_words_are_the_quoted_persons(findings):
    review = reviews(findings[-1:])["@graph"][0]
    assert review["itemReviewed"]["author"]["name"] == "Ann Lee"
    assert review["itemReviewed"]["appearance"]["author"]["name"] == "Bob"
