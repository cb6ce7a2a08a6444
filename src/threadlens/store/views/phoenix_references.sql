create view phoenix_references as
select
    post_id,
    start_char,
    end_char,
    text,
    sense,
    score,
    run_id
from base.phoenix_reference;

comment on view phoenix_references is 'one row a mention of Phoenix with what it means';

comment on column phoenix_references."post_id" is 'the post';
comment on column phoenix_references."start_char" is 'first character in posts.text, from 0';
comment on column phoenix_references."end_char" is 'character after the last one in posts.text';
comment on column phoenix_references."text" is 'the words themselves';
comment on column phoenix_references."sense" is 'pay_system, city, bird, product, person, organisation or other';
comment on column phoenix_references."score" is 'how sure the classifier is, 0 to 1';
comment on column phoenix_references."run_id" is 'the run that made this row';
