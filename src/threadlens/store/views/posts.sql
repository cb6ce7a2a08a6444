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
where deleted_at is null;

comment on view posts is 'one row a post as it stands now';

comment on column posts."post_id" is 'the post';
comment on column posts."thread_id" is 'the thread';
comment on column posts."position" is 'place of the post in its thread, from 1';
comment on column posts."author" is 'name as the page shows it';
comment on column posts."author_id" is 'the forum''s id of the author';
comment on column posts."posted_at" is 'when it was posted, UTC';
comment on column posts."edited_at" is 'latest edit that the page speaks of, UTC';
comment on column posts."permalink" is 'address of the post';
comment on column posts."text" is 'all passages in their order, joined by blank lines; signatures left out';
comment on column posts."reply_to_post_id" is 'the post it answers';
comment on column posts."reactions" is 'number of likes and other reactions';
comment on column posts."date_note" is 'how a relative or zone-less date was resolved';
comment on column posts."run_id" is 'the run that stored this version';
