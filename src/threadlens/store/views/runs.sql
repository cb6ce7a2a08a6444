create view runs as
select
    run_id,
    command,
    started_at,
    finished_at,
    versions
from base.run;

comment on view runs is 'one row a command that wrote to this file';

comment on column runs."run_id" is 'the run that made this row';
comment on column runs."command" is 'the command';
comment on column runs."started_at" is 'when it began, UTC';
comment on column runs."finished_at" is 'when it ended, UTC; null where it was broken off';
comment on column runs."versions" is 'versions of code, models and tables';
