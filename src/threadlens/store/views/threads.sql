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
left join counted using (thread_id)
