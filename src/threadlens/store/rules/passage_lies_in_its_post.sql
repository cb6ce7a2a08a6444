select
    passages.post_id,
    passages.passage_no
from passages
inner join posts using (post_id)
where
    passages.role <> 'signature'
    and (
        passages.start_char is null
        or passages.start_char < 0
        or passages.end_char < passages.start_char
        or passages.end_char > length(posts.text)
    )
