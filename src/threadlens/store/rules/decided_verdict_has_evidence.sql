select
    claim_id,
    method,
    outcome
from verdicts
where
    outcome in ('supported', 'refuted')
    and evidence_sql is null
