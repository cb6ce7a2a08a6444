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
left join verdict_counts using (claim_id)
