create view equations as
select
    equation.equation_id,
    equation.post_id,
    equation.start_char,
    equation.end_char,
    substr(post.text, equation.start_char + 1, equation.end_char - equation.start_char) as text,
    equation.operator,
    equation.terms,
    equation.result,
    equation.equation_no,
    equation.run_id
from base.equation
inner join base.post using (post_id);

comment on view equations is 'figures of one post that belong together: sums, products, shares, ratios said twice';

comment on column equations."equation_id" is 'figures that belong together share one';
comment on column equations."post_id" is 'the post';
comment on column equations."start_char" is 'first character in posts.text, from 0';
comment on column equations."end_char" is 'character after the last one in posts.text';
comment on column equations."text" is 'the words themselves';
comment on column equations."operator" is '+, -, *, /, share, ratio or same';
comment on column equations."terms" is 'its members: quantity_no or a plain value';
comment on column equations."result" is 'its result, in the same form';
comment on column equations."equation_no" is 'place in the post, from 0';
comment on column equations."run_id" is 'the run that made this row';
