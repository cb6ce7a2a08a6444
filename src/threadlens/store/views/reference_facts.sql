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
from base.fact
