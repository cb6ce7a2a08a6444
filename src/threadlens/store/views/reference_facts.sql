create view reference_facts as
select
    fact_id,
    table_name,
    measure,
    subject,
    population,
    as_of,
    period_start,
    period_end,
    value,
    unit,
    modifier,
    publisher,
    title,
    url,
    licence,
    confidence,
    note,
    dimensions,
    fact_no
from base.fact;

comment on view reference_facts is 'one row a published figure';

comment on column reference_facts."fact_id" is 'the figure';
comment on column reference_facts."table_name" is 'the reference table';
comment on column reference_facts."measure" is 'concept of what is measured';
comment on column reference_facts."subject" is 'concept of what is counted, or noun:… where no concept fits';
comment on column reference_facts."population" is 'concept of the scope';
comment on column reference_facts."as_of" is 'day for which it holds; null where it holds for a period';
comment on column reference_facts."period_start" is 'first day of its period';
comment on column reference_facts."period_end" is 'last day of its period';
comment on column reference_facts."value" is 'the figure';
comment on column reference_facts."unit" is 'unit';
comment on column reference_facts."modifier" is 'as the source hedges it';
comment on column reference_facts."publisher" is 'who published it';
comment on column reference_facts."title" is 'title of the source';
comment on column reference_facts."url" is 'address';
comment on column reference_facts."licence" is 'licence of the data';
comment on column reference_facts."confidence" is 'official, official_quoted, press or derived';
comment on column reference_facts."note" is 'what a reader must know of it';
comment on column reference_facts."dimensions" is 'further columns of the table, name and value';
comment on column reference_facts."fact_no" is 'place in its table, from 0';
