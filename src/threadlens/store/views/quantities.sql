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
from base.quantity;

comment on view quantities is 'one row a figure as written, whether or not anybody could check it';

comment on column quantities."post_id" is 'the post';
comment on column quantities."start_char" is 'first character in posts.text, from 0';
comment on column quantities."end_char" is 'character after the last one in posts.text';
comment on column quantities."text" is 'the figure with its modifier';
comment on column quantities."kind" is 'count, percent, money, ratio, multiple or duration';
comment on column quantities."modifier" is '=, ~, <, <=, > or >=';
comment on column quantities."value" is 'the figure; per cent for shares, numerator / denominator for ratios, null for ranges and vague words';
comment on column quantities."low" is 'lower end of a range or vague word';
comment on column quantities."high" is 'upper end of a range or vague word';
comment on column quantities."unit" is 'currency, unit of time or measure; null for plain numbers';
comment on column quantities."numerator" is 'first member of a ratio';
comment on column quantities."denominator" is 'second member of a ratio';
comment on column quantities."counted" is 'words that name what is counted';
comment on column quantities."denominator_counted" is 'the same for a ratio''s second member';
comment on column quantities."precision" is 'place value of the last digit printed';
comment on column quantities."hedge" is 'the modifier''s words';
comment on column quantities."quantity_no" is 'place in the post, from 0';
comment on column quantities."run_id" is 'the run that made this row';
