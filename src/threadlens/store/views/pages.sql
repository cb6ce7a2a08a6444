create view pages as
select
    fetched.thread_id,
    fetched.source,
    fetched.url,
    fetched.content_hash,
    fetched.fetched_at,
    fetched.media_type,
    fetched.charset,
    fetched.etag,
    fetched.last_modified,
    content.byte_count,
    fetched.run_id
from base.fetch as fetched
inner join base.content using (content_hash)
