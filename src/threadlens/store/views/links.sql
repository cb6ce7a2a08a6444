create view links as
select
    link.post_id,
    link.link_no,
    link.url,
    link.text,
    link.kind
from base.link
inner join base.post using (post_id)
where post.deleted_at is null
