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
where deleted_at is not null;

comment on view deleted_posts is 'posts that were gone when their whole thread was read again';

comment on column deleted_posts."post_id" is 'the post';
comment on column deleted_posts."thread_id" is 'the thread';
comment on column deleted_posts."position" is 'place of the post in its thread, from 1';
comment on column deleted_posts."author" is 'name as the page shows it';
comment on column deleted_posts."posted_at" is 'when it was posted, UTC';
comment on column deleted_posts."edited_at" is 'latest edit that the page speaks of, UTC';
comment on column deleted_posts."permalink" is 'address of the post';
comment on column deleted_posts."text" is 'the words themselves';
comment on column deleted_posts."deleted_at" is 'when it was found to be gone, UTC';
comment on column deleted_posts."run_id" is 'the run that made this row';
