create view verdicts as
select
    claim_id,
    method,
    outcome,
    stated,
    reference_value,
    relative_error,
    reading,
    table_name,
    source,
    source_url,
    evidence_sql,
    note,
    run_id,
    as_of,
    confidence,
    "rank",
    verdict_no
from base.verdict
