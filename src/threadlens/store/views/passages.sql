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
where post.deleted_at is null;

comment on view passages is 'one row a stretch of a post with one role and one speaker';

comment on column passages."post_id" is 'the post';
comment on column passages."passage_no" is 'place in the post, from 0';
comment on column passages."start_char" is 'first character in posts.text, from 0; null for signatures';
comment on column passages."end_char" is 'character after the last one in posts.text';
comment on column passages."role" is 'own, quote, embed, heading, list, table, code or signature';
comment on column passages."attributed_to" is 'whose words they are, where not the author of the post';
comment on column passages."quoted_post_id" is 'the post that is quoted';
comment on column passages."source_url" is 'address of the source';
comment on column passages."repeats_post_id" is 'the earlier post that is repeated without a mark';
comment on column passages."depth" is '1 for a quote, 2 for a quote inside it';
comment on column passages."cells" is 'cells of a table, row by row';
comment on column passages."header_rows" is 'rows at the top that are heads';
comment on column passages."header_columns" is 'columns at the left that are heads';
comment on column passages."note" is 'how it was read where that is not plain';
comment on column passages."text" is 'the words themselves';
