select
    quantities.post_id,
    quantities.start_char,
    quantities.text
from quantities
inner join posts using (post_id)
where quantities.text <> substr(posts.text, quantities.start_char + 1, quantities.end_char - quantities.start_char)
