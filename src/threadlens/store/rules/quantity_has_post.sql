select quantities.post_id
from quantities
anti join posts using (post_id)
