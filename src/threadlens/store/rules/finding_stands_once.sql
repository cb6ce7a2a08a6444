select claim_id
from findings
group by claim_id
having count(*) > 1
