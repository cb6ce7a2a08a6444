select link.post_id
from base.link
anti join base.post using (post_id)
