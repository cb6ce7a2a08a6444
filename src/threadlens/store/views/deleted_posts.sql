create view deleted_posts as
select
    post_id,
    thread_id,
    "position",
    author,
    posted_at,
    edited_at,
    permalink,
    text,
    deleted_at,
    run_id
from base.post
where deleted_at is not null
