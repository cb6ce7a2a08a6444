create view findings as
with recursive deciding as (
    select *
    from verdicts
    qualify row_number() over (partition by claim_id order by "rank", verdict_no) = 1
),

verdict_counts as (
    select
        claim_id,
        count(*) as verdict_count
    from verdicts
    group by claim_id
),

-- a repetition takes over what was said of the claim it repeats, however often that one is itself a repetition
chain as (
    select
        claim_id,
        claim_id as decided_id,
        repeats_claim_id as next_id,
        0 as distance
    from claims
    union all
    select
        chain.claim_id,
        claims.claim_id as decided_id,
        claims.repeats_claim_id as next_id,
        chain.distance + 1 as distance
    from chain
    inner join claims on claims.claim_id = chain.next_id
    where chain.distance < 50
),

decided as (
    select
        chain.claim_id,
        deciding.* exclude (claim_id)
    from chain
    inner join deciding on deciding.claim_id = chain.decided_id
    qualify row_number() over (partition by chain.claim_id order by chain.distance) = 1
)

select
    claims.claim_id,
    posts.thread_id,
    threads.title as thread_title,
    claims.post_id,
    posts."position",
    posts.author,
    posts.posted_at,
    posts.permalink,
    claims.attributed_to,
    claims.role,
    claims.speech_act,
    claims.start_char,
    claims.end_char,
    claims.text,
    claims.sentence,
    claims.kind,
    claims.subject,
    claims.measure,
    claims.population,
    claims.modifier,
    claims.value,
    claims.low,
    claims.high,
    claims.unit,
    claims.numerator,
    claims.denominator,
    claims.equation_id,
    claims.period_start,
    claims.period_end,
    claims.repeats_claim_id,
    claims.score,
    coalesce(decided.outcome, 'not_enough_evidence') as outcome,
    decided.method,
    decided.stated,
    decided.reference_value,
    decided.relative_error,
    decided.reading,
    decided.table_name,
    decided.source,
    decided.source_url,
    decided.as_of,
    decided.evidence_sql,
    decided.note,
    decided.confidence,
    claims.hedge,
    coalesce(verdict_counts.verdict_count, 0) as verdict_count,
    threads.url as thread_url,
    decided.run_id
from claims
inner join posts using (post_id)
inner join threads using (thread_id)
left join decided using (claim_id)
left join verdict_counts using (claim_id);

comment on view findings is 'one row a claim with its overall outcome and the verdict that decided it; a repetition takes over the outcome of what it repeats';

comment on column findings."claim_id" is 'the claim; made of its post, place and words';
comment on column findings."thread_id" is 'the thread';
comment on column findings."thread_title" is 'title of the thread';
comment on column findings."post_id" is 'the post';
comment on column findings."position" is 'place of the post in its thread, from 1';
comment on column findings."author" is 'name as the page shows it';
comment on column findings."posted_at" is 'when it was posted, UTC';
comment on column findings."permalink" is 'address of the post';
comment on column findings."attributed_to" is 'whose words they are, where not the author of the post';
comment on column findings."role" is 'role of the passage it stands in';
comment on column findings."speech_act" is 'assertion, question, hypothetical or sarcasm';
comment on column findings."start_char" is 'first character in posts.text, from 0';
comment on column findings."end_char" is 'character after the last one in posts.text';
comment on column findings."text" is 'the figure with its modifier';
comment on column findings."sentence" is 'the sentence around the figure';
comment on column findings."kind" is 'count, share, ratio, money, rate, average, change, rank, duration or equation';
comment on column findings."subject" is 'concept of what is counted, or noun:… where no concept fits';
comment on column findings."measure" is 'concept of what is measured';
comment on column findings."population" is 'concept of the scope, or of the whole that a share is of';
comment on column findings."modifier" is '=, ~, <, <=, > or >=';
comment on column findings."value" is 'the figure; per cent for shares, numerator / denominator for ratios, null for ranges and vague words';
comment on column findings."low" is 'lower end of a range or vague word';
comment on column findings."high" is 'upper end of a range or vague word';
comment on column findings."unit" is 'currency, unit of time or measure; null for plain numbers';
comment on column findings."numerator" is 'first member of a ratio';
comment on column findings."denominator" is 'second member of a ratio';
comment on column findings."equation_id" is 'figures that belong together share one';
comment on column findings."period_start" is 'first day of the period that is spoken of';
comment on column findings."period_end" is 'last day of the period that is spoken of';
comment on column findings."repeats_claim_id" is 'the claim that this one repeats';
comment on column findings."score" is 'how likely it is a claim worth checking, 0 to 1';
comment on column findings."outcome" is 'supported, refuted, conflicting or not_enough_evidence';
comment on column findings."method" is 'reference, arithmetic or cross_post';
comment on column findings."stated" is 'what the claim says, as it was compared';
comment on column findings."reference_value" is 'the figure it was held against';
comment on column findings."relative_error" is 'distance from the reference value, as a part of it';
comment on column findings."reading" is 'how subject, scope and date were read, in words';
comment on column findings."table_name" is 'the reference table';
comment on column findings."source" is 'publisher, title and date of the reference';
comment on column findings."source_url" is 'address of the source';
comment on column findings."as_of" is 'day for which the reference figure holds';
comment on column findings."evidence_sql" is 'one statement over these views that returns reference_value';
comment on column findings."note" is 'the rule that was applied, in words';
comment on column findings."confidence" is 'how sure, 0 to 1';
comment on column findings."hedge" is 'the modifier''s words';
comment on column findings."verdict_count" is 'verdicts on this very claim';
comment on column findings."thread_url" is 'address of the thread';
comment on column findings."run_id" is 'the run that made the deciding verdict';
