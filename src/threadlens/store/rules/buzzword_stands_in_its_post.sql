select
    buzzwords.post_id,
    buzzwords.start_char,
    buzzwords.text
from buzzwords
inner join posts using (post_id)
where buzzwords.text <> substr(posts.text, buzzwords.start_char + 1, buzzwords.end_char - buzzwords.start_char)
