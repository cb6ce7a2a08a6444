create view links as
select
    link.post_id,
    link.link_no,
    link.url,
    link.text,
    link.kind
from base.link
inner join base.post using (post_id)
where post.deleted_at is null;

comment on view links is 'what posts point to';

comment on column links."post_id" is 'the post';
comment on column links."link_no" is 'place in the post, from 0';
comment on column links."url" is 'address';
comment on column links."text" is 'words of the link';
comment on column links."kind" is 'link, image, attachment or embed';
