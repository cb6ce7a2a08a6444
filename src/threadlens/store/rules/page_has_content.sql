select fetched.content_hash
from base.fetch as fetched
anti join base.content using (content_hash)
