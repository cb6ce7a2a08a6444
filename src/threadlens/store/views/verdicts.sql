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
from base.verdict;

comment on view verdicts is 'one row a check of a claim and a reading of it';

comment on column verdicts."claim_id" is 'the claim; made of its post, place and words';
comment on column verdicts."method" is 'reference, arithmetic or cross_post';
comment on column verdicts."outcome" is 'supported, refuted, conflicting or not_enough_evidence';
comment on column verdicts."stated" is 'what the claim says, as it was compared';
comment on column verdicts."reference_value" is 'the figure it was held against';
comment on column verdicts."relative_error" is 'distance from the reference value, as a part of it';
comment on column verdicts."reading" is 'how subject, scope and date were read, in words';
comment on column verdicts."table_name" is 'the reference table';
comment on column verdicts."source" is 'publisher, title and date of the reference';
comment on column verdicts."source_url" is 'address of the source';
comment on column verdicts."evidence_sql" is 'one statement over these views that returns reference_value';
comment on column verdicts."note" is 'the rule that was applied, in words';
comment on column verdicts."run_id" is 'the run that made this row';
comment on column verdicts."as_of" is 'day for which the reference figure holds';
comment on column verdicts."confidence" is 'how sure, 0 to 1';
comment on column verdicts."rank" is 'the lowest of a claim decides';
comment on column verdicts."verdict_no" is 'order in which checks spoke';
