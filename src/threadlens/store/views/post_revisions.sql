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
from base.post_revision;

comment on view post_revisions is 'what posts said before they changed';

comment on column post_revisions."post_id" is 'the post';
comment on column post_revisions."thread_id" is 'the thread';
comment on column post_revisions."position" is 'place of the post in its thread, from 1';
comment on column post_revisions."author" is 'name as the page shows it';
comment on column post_revisions."posted_at" is 'when it was posted, UTC';
comment on column post_revisions."edited_at" is 'latest edit that the page speaks of, UTC';
comment on column post_revisions."text" is 'the words themselves';
comment on column post_revisions."replaced_at" is 'when the newer version was stored, UTC';
comment on column post_revisions."run_id" is 'the run that stored this version';
comment on column post_revisions."replaced_by_run_id" is 'the run that stored the newer version';
