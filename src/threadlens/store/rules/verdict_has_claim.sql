select verdicts.claim_id
from verdicts
anti join claims using (claim_id)
