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
inner join base.post using (post_id)
