select
    claim_id,
    outcome
from verdicts
where outcome not in ('supported', 'refuted', 'conflicting', 'not_enough_evidence')
