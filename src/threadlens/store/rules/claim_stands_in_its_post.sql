select
    claims.post_id,
    claims.start_char,
    claims.text
from claims
inner join posts using (post_id)
where claims.text <> substr(posts.text, claims.start_char + 1, claims.end_char - claims.start_char)
