create view claims as
select
    claim_id,
    post_id,
    start_char,
    end_char,
    text,
    sentence,
    kind,
    subject,
    measure,
    population,
    modifier,
    value,
    low,
    high,
    unit,
    numerator,
    denominator,
    equation_id,
    period_start,
    period_end,
    speech_act,
    role,
    attributed_to,
    repeats_claim_id,
    score,
    hedge,
    "precision",
    mentions,
    row_header,
    column_header,
    claim_no,
    run_id
from base.claim;

comment on view claims is 'one row a figure that somebody could check';

comment on column claims."claim_id" is 'the claim; made of its post, place and words';
comment on column claims."post_id" is 'the post';
comment on column claims."start_char" is 'first character in posts.text, from 0';
comment on column claims."end_char" is 'character after the last one in posts.text';
comment on column claims."text" is 'the figure with its modifier';
comment on column claims."sentence" is 'the sentence around the figure';
comment on column claims."kind" is 'count, share, ratio, money, rate, average, change, rank, duration or equation';
comment on column claims."subject" is 'concept of what is counted, or noun:… where no concept fits';
comment on column claims."measure" is 'concept of what is measured';
comment on column claims."population" is 'concept of the scope, or of the whole that a share is of';
comment on column claims."modifier" is '=, ~, <, <=, > or >=';
comment on column claims."value" is 'the figure; per cent for shares, numerator / denominator for ratios, null for ranges and vague words';
comment on column claims."low" is 'lower end of a range or vague word';
comment on column claims."high" is 'upper end of a range or vague word';
comment on column claims."unit" is 'currency, unit of time or measure; null for plain numbers';
comment on column claims."numerator" is 'first member of a ratio';
comment on column claims."denominator" is 'second member of a ratio';
comment on column claims."equation_id" is 'figures that belong together share one';
comment on column claims."period_start" is 'first day of the period that is spoken of';
comment on column claims."period_end" is 'last day of the period that is spoken of';
comment on column claims."speech_act" is 'assertion, question, hypothetical or sarcasm';
comment on column claims."role" is 'role of the passage it stands in';
comment on column claims."attributed_to" is 'whose words they are, where not the author of the post';
comment on column claims."repeats_claim_id" is 'the claim that this one repeats';
comment on column claims."score" is 'how likely it is a claim worth checking, 0 to 1';
comment on column claims."hedge" is 'the modifier''s words';
comment on column claims."precision" is 'place value of the last digit printed';
comment on column claims."mentions" is 'every concept named near the figure, nearest first';
comment on column claims."row_header" is 'head of the row of a table';
comment on column claims."column_header" is 'head of the column of a table';
comment on column claims."claim_no" is 'place in the post, from 0';
comment on column claims."run_id" is 'the run that made this row';
