select buzzwords.post_id
from buzzwords
anti join posts using (post_id)
