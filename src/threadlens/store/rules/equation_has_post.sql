select equation.post_id
from base.equation
anti join posts using (post_id)
