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
from base.reference_table;

comment on view reference_tables is 'one row a table that claims are held against';

comment on column reference_tables."table_name" is 'the reference table';
comment on column reference_tables."title" is 'title';
comment on column reference_tables."publisher" is 'who published it';
comment on column reference_tables."url" is 'address';
comment on column reference_tables."licence" is 'licence of the data';
comment on column reference_tables."note" is 'what a reader must know of it';
comment on column reference_tables."fact_count" is 'its figures';
comment on column reference_tables."origin" is 'embedded, or who added it';
comment on column reference_tables."content_hash" is 'hash of the table with its figures';
