select
    post_id,
    role
from passages
where role not in ('own', 'quote', 'embed', 'heading', 'list', 'table', 'code', 'signature')
