select content_hash
from base.content
group by content_hash
having count(*) > 1
