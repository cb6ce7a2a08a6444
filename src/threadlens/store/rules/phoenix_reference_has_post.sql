select phoenix_references.post_id
from phoenix_references
anti join posts using (post_id)
