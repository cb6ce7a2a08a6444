create schema base;

create table base.run (
    run_id varchar not null,
    command varchar not null,
    started_at timestamp not null,
    finished_at timestamp,
    versions json not null
);

create table base.problem (
    run_id varchar not null,
    stage varchar not null,
    item varchar not null,
    code varchar not null,
    message varchar not null,
    noted_at timestamp not null
);

create table base.content (
    content_hash varchar not null,
    encoding varchar not null,
    content blob not null,
    byte_count bigint not null
);

create table base.fetch (
    run_id varchar not null,
    thread_id varchar,
    source varchar not null,
    url varchar,
    content_hash varchar not null,
    fetched_at timestamp not null,
    media_type varchar,
    charset varchar,
    etag varchar,
    last_modified varchar
);

create table base.thread (
    thread_id varchar not null,
    platform varchar not null,
    site varchar,
    url varchar,
    title varchar,
    forum varchar,
    started_at timestamp,
    expected_post_count bigint,
    run_id varchar not null
);

create table base.post (
    post_id varchar not null,
    thread_id varchar not null,
    "position" bigint not null,
    author varchar,
    author_id varchar,
    posted_at timestamp,
    edited_at timestamp,
    permalink varchar,
    text varchar not null,
    reply_to_post_id varchar,
    reactions bigint,
    date_note varchar,
    content_hash varchar not null,
    run_id varchar not null,
    deleted_at timestamp
);

create table base.post_revision (
    post_id varchar not null,
    thread_id varchar not null,
    "position" bigint not null,
    author varchar,
    posted_at timestamp,
    edited_at timestamp,
    text varchar not null,
    content_hash varchar not null,
    run_id varchar not null,
    replaced_at timestamp not null,
    replaced_by_run_id varchar not null
);

create table base.passage (
    post_id varchar not null,
    passage_no bigint not null,
    start_char bigint,
    end_char bigint,
    role varchar not null,
    attributed_to varchar,
    quoted_post_id varchar,
    source_url varchar,
    repeats_post_id varchar,
    depth bigint not null,
    cells json,
    header_rows bigint not null,
    header_columns bigint not null,
    note varchar,
    outside_text varchar
);

create table base.link (
    post_id varchar not null,
    link_no bigint not null,
    url varchar not null,
    text varchar not null,
    kind varchar not null
);

create table base.tagging (
    post_id varchar not null,
    content_hash varchar not null,
    tagger_version varchar not null,
    run_id varchar not null
);

create table base.quantity (
    post_id varchar not null,
    quantity_no bigint not null,
    start_char bigint not null,
    end_char bigint not null,
    text varchar not null,
    kind varchar not null,
    modifier varchar not null,
    value double,
    low double,
    high double,
    unit varchar,
    numerator double,
    denominator double,
    counted varchar,
    denominator_counted varchar,
    "precision" double,
    hedge varchar,
    run_id varchar not null
);

create table base.equation (
    post_id varchar not null,
    equation_no bigint not null,
    equation_id varchar not null,
    start_char bigint not null,
    end_char bigint not null,
    operator varchar not null,
    terms json not null,
    result json not null,
    run_id varchar not null
);

create table base.claim (
    claim_id varchar not null,
    post_id varchar not null,
    claim_no bigint not null,
    start_char bigint not null,
    end_char bigint not null,
    text varchar not null,
    sentence varchar not null,
    kind varchar not null,
    subject varchar,
    measure varchar,
    population varchar,
    modifier varchar not null,
    value double,
    low double,
    high double,
    unit varchar,
    numerator double,
    denominator double,
    equation_id varchar,
    period_start date,
    period_end date,
    speech_act varchar not null,
    role varchar not null,
    attributed_to varchar,
    repeats_claim_id varchar,
    score double,
    hedge varchar,
    "precision" double,
    mentions json not null,
    row_header varchar,
    column_header varchar,
    run_id varchar not null
);

create table base.buzzword (
    post_id varchar not null,
    buzzword_no bigint not null,
    start_char bigint not null,
    end_char bigint not null,
    text varchar not null,
    term varchar not null,
    usage varchar not null,
    score double not null,
    run_id varchar not null
);

create table base.phoenix_reference (
    post_id varchar not null,
    phoenix_reference_no bigint not null,
    start_char bigint not null,
    end_char bigint not null,
    text varchar not null,
    sense varchar not null,
    score double not null,
    run_id varchar not null
);

create table base.checking (
    thread_id varchar not null,
    check_version varchar not null,
    run_id varchar not null
);

create table base.verdict (
    claim_id varchar not null,
    verdict_no bigint not null,
    method varchar not null,
    outcome varchar not null,
    stated varchar not null,
    reference_value double,
    relative_error double,
    reading varchar,
    table_name varchar,
    source varchar,
    source_url varchar,
    as_of date,
    evidence_sql varchar,
    note varchar,
    confidence double,
    "rank" bigint not null,
    run_id varchar not null
);

create table base.reference_table (
    table_name varchar not null,
    title varchar not null,
    publisher varchar not null,
    url varchar not null,
    licence varchar not null,
    note varchar,
    origin varchar not null,
    content_hash varchar not null
);

create table base.fact (
    fact_id varchar not null,
    table_name varchar not null,
    fact_no bigint not null,
    measure varchar not null,
    subject varchar not null,
    population varchar not null,
    value double not null,
    unit varchar not null,
    as_of date,
    period_start date,
    period_end date,
    modifier varchar not null,
    publisher varchar not null,
    title varchar not null,
    url varchar not null,
    licence varchar not null,
    confidence varchar not null,
    note varchar,
    dimensions json not null
);

create table base.concept (
    concept_id varchar not null,
    concept_no bigint not null,
    kind varchar not null,
    label varchar not null,
    aliases varchar[] not null,
    broader varchar[] not null,
    parts varchar[] not null,
    scopes varchar[] not null,
    measures varchar[] not null,
    origin varchar not null
);

create table base.version (
    version bigint not null,
    views_hash varchar not null
);

create table base.setting (
    name varchar not null,
    value varchar not null
);
