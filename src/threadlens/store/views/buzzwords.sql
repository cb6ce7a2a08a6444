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
from base.buzzword;

comment on view buzzwords is 'one row a use of a management or digital-government term';

comment on column buzzwords."post_id" is 'the post';
comment on column buzzwords."start_char" is 'first character in posts.text, from 0';
comment on column buzzwords."end_char" is 'character after the last one in posts.text';
comment on column buzzwords."text" is 'the words themselves';
comment on column buzzwords."term" is 'the term in its dictionary form';
comment on column buzzwords."usage" is 'performative, substantive or mention';
comment on column buzzwords."score" is 'how sure the classifier is, 0 to 1';
comment on column buzzwords."run_id" is 'the run that made this row';
