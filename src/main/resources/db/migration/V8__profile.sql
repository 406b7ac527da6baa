-- The psychometric profile of a candidate: who answers it by which token until when, and what comes of it.
create table assessment (
    id           varchar(36)  not null primary key,
    candidacy_id varchar(36)  not null references candidacy (id),
    token        varchar(64)  not null,
    provider     varchar(40)  not null,
    state        varchar(20)  not null,
    invited_at   timestamp with time zone not null,
    expires_at   timestamp with time zone not null,
    answered_at  timestamp with time zone,
    norm         varchar(300),
    version      integer      not null,
    constraint one_assessment_a_candidacy unique (candidacy_id),
    constraint assessment_token unique (token)
);

-- What came of it, apart from everything else about the candidate: HR and the hiring manager alone see it.
create table scale_score (
    assessment varchar(36)   not null references assessment (id),
    scale      varchar(60)   not null,
    score      numeric(5, 2) not null,
    band       varchar(20)   not null,
    primary key (assessment, scale)
);

-- The groups that candidates say they belong to, if they want to, for the ratio of the stages alone: nothing else reads it.
create table group_declaration (
    candidacy_id varchar(36) not null references candidacy (id),
    category     varchar(20) not null,
    group_code   varchar(40) not null,
    primary key (candidacy_id, category)
);
