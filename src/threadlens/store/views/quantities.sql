create view quantities as
select
    post_id,
    start_char,
    end_char,
    text,
    kind,
    modifier,
    value,
    low,
    high,
    unit,
    numerator,
    denominator,
    counted,
    denominator_counted,
    "precision",
    hedge,
    quantity_no,
    run_id
from base.quantity
