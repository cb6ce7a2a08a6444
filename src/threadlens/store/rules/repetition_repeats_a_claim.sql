select claims.claim_id
from claims
anti join claims as repeated on repeated.claim_id = claims.repeats_claim_id
where claims.repeats_claim_id is not null
