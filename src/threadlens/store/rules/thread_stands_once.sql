select thread_id
from threads
group by thread_id
having count(*) > 1
