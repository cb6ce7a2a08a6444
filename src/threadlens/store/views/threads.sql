create view threads as
with fetched as (
    select
        thread_id,
        min(fetched_at) as first_fetched_at,
        max(fetched_at) as last_fetched_at
    from base.fetch
    group by thread_id
),

counted as (
    select
        thread_id,
        count(*) filter (where deleted_at is null) as post_count,
        count(*) filter (where deleted_at is not null) as deleted_count
    from base.post
    group by thread_id
)

select
    thread.thread_id,
    thread.platform,
    thread.site,
    thread.url,
    thread.title,
    thread.forum,
    thread.started_at,
    coalesce(counted.post_count, 0) as post_count,
    thread.expected_post_count,
    fetched.first_fetched_at,
    fetched.last_fetched_at,
    coalesce(counted.deleted_count, 0) as deleted_count,
    thread.run_id
from base.thread
left join fetched using (thread_id)
left join counted using (thread_id);

comment on view threads is 'one row a thread';

comment on column threads."thread_id" is 'the thread';
comment on column threads."platform" is 'forum engine or export format';
comment on column threads."site" is 'host of the forum';
comment on column threads."url" is 'address';
comment on column threads."title" is 'title';
comment on column threads."forum" is 'board or channel';
comment on column threads."started_at" is 'when it began, UTC';
comment on column threads."post_count" is 'posts that are stored';
comment on column threads."expected_post_count" is 'posts that the page itself speaks of';
comment on column threads."first_fetched_at" is 'first fetch of any of its pages, UTC';
comment on column threads."last_fetched_at" is 'latest fetch of any of its pages, UTC';
comment on column threads."deleted_count" is 'posts that have gone since';
comment on column threads."run_id" is 'the run that made this row';
