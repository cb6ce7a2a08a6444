create view posts as
select
    post_id,
    thread_id,
    "position",
    author,
    author_id,
    posted_at,
    edited_at,
    permalink,
    text,
    reply_to_post_id,
    reactions,
    date_note,
    run_id
from base.post
where deleted_at is null
