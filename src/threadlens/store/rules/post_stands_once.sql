select post_id
from base.post
group by post_id
having count(*) > 1
