create view phoenix_references as
select
    post_id,
    start_char,
    end_char,
    text,
    sense,
    score,
    run_id
from base.phoenix_reference
