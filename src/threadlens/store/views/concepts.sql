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
from base.concept;

comment on view concepts is 'one row a thing that claims speak of, with its names';

comment on column concepts."concept_id" is 'the concept';
comment on column concepts."kind" is 'subject, population or measure';
comment on column concepts."label" is 'name';
comment on column concepts."aliases" is 'names by which people call it';
comment on column concepts."broader" is 'concepts that contain it';
comment on column concepts."parts" is 'concepts whose sum it is';
comment on column concepts."scopes" is 'populations that the bare word may mean, the likeliest first';
comment on column concepts."measures" is 'measures that make sense of it';
comment on column concepts."origin" is 'embedded, or who added it';
comment on column concepts."concept_no" is 'order in which concepts are tried';
