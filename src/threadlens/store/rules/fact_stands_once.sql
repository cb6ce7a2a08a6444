select fact_id
from reference_facts
group by fact_id
having count(*) > 1
