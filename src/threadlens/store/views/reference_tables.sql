create view reference_tables as
select
    reference_table.table_name,
    reference_table.title,
    reference_table.publisher,
    reference_table.url,
    reference_table.licence,
    reference_table.note,
    (select count(*) from base.fact where fact.table_name = reference_table.table_name) as fact_count,
    reference_table.origin,
    reference_table.content_hash
from base.reference_table
