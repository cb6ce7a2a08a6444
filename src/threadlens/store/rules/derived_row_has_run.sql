with derived as (
    select run_id from quantities
    union
    select run_id from claims
    union
    select run_id from buzzwords
    union
    select run_id from phoenix_references
    union
    select run_id from verdicts
    union
    select run_id from posts
    union
    select run_id from problems
)

select derived.run_id
from derived
anti join runs using (run_id)
