select posts.post_id
from posts
anti join threads using (thread_id)
