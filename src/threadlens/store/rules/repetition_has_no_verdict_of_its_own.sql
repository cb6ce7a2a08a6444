select claims.claim_id
from claims
semi join verdicts using (claim_id)
where claims.repeats_claim_id is not null
