with neighbours as (
    select
        post_id,
        passage_no,
        start_char,
        lag(end_char) over (partition by post_id order by passage_no) as previous_end
    from passages
    where role <> 'signature'
)

select
    post_id,
    passage_no
from neighbours
where start_char < previous_end
