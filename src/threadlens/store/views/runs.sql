create view runs as
select
    run_id,
    command,
    started_at,
    finished_at,
    versions
from base.run
