create view concepts as
select
    concept_id,
    kind,
    label,
    aliases,
    broader,
    parts,
    scopes,
    measures,
    origin,
    concept_no
from base.concept
