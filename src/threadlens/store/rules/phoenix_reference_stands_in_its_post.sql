select
    phoenix_references.post_id,
    phoenix_references.start_char,
    phoenix_references.text
from phoenix_references
inner join posts using (post_id)
where phoenix_references.text <> substr(posts.text, phoenix_references.start_char + 1, phoenix_references.end_char - phoenix_references.start_char)
