select run_id
from runs
group by run_id
having count(*) > 1
