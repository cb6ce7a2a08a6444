select
    claim_id,
    modifier
from claims
where modifier not in ('=', '~', '<', '<=', '>', '>=')
