select claims.claim_id
from claims
anti join findings using (claim_id)
