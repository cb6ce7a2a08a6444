create view problems as
select
    run_id,
    stage,
    item,
    code,
    message,
    noted_at
from base.problem
