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
inner join base.content using (content_hash);

comment on view pages is 'one row a fetch of a page; each content is kept once';

comment on column pages."thread_id" is 'the thread';
comment on column pages."source" is 'what the user called it: address, path, member of an archive';
comment on column pages."url" is 'address';
comment on column pages."content_hash" is 'SHA-256 of the content';
comment on column pages."fetched_at" is 'when it was fetched, UTC';
comment on column pages."media_type" is 'media type';
comment on column pages."charset" is 'character set';
comment on column pages."etag" is 'validator of the server';
comment on column pages."last_modified" is 'validator of the server';
comment on column pages."byte_count" is 'size in bytes before compression';
comment on column pages."run_id" is 'the run that made this row';
