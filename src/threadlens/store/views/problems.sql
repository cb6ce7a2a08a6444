create view problems as
select
    run_id,
    stage,
    item,
    code,
    message,
    noted_at
from base.problem;

comment on view problems is 'what went wrong without stopping a run';

comment on column problems."run_id" is 'the run that made this row';
comment on column problems."stage" is 'fetch, parse, store, tag or check';
comment on column problems."item" is 'the page, post or claim';
comment on column problems."code" is 'kind of problem, one word';
comment on column problems."message" is 'what happened and the way out';
comment on column problems."noted_at" is 'when, UTC';
