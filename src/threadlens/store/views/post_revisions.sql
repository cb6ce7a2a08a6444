create view post_revisions as
select
    post_id,
    thread_id,
    "position",
    author,
    posted_at,
    edited_at,
    text,
    replaced_at,
    run_id,
    replaced_by_run_id
from base.post_revision
