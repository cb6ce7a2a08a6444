select passage.post_id
from base.passage
anti join base.post using (post_id)
