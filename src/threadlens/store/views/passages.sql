create view passages as
select
    passage.post_id,
    passage.passage_no,
    passage.start_char,
    passage.end_char,
    passage.role,
    passage.attributed_to,
    passage.quoted_post_id,
    passage.source_url,
    passage.repeats_post_id,
    passage.depth,
    passage.cells,
    passage.header_rows,
    passage.header_columns,
    passage.note,
    coalesce(
        passage.outside_text,
        substr(post.text, passage.start_char + 1, passage.end_char - passage.start_char)
    ) as text
from base.passage
inner join base.post using (post_id)
where post.deleted_at is null
