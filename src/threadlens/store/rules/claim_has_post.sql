select claims.post_id
from claims
anti join posts using (post_id)
