create view buzzwords as
select
    post_id,
    start_char,
    end_char,
    text,
    term,
    usage,
    score,
    run_id
from base.buzzword
