-- Coaching: one plan a rep at a time, what was proposed for it, its visits, and what both say about them.
-- open_for is the rep while the plan is open, and null afterwards, so that a rep has at most one.
create table coaching_plan (
    id             varchar(36) not null primary key,
    rep            varchar(64) not null references person (id),
    state          varchar(20) not null,
    skill_id       varchar(100) references skill (id),
    baseline_level integer,
    target_level   integer,
    visits         integer,
    cadence_days   integer,
    opened_at      timestamp with time zone not null,
    agreed_at      timestamp with time zone,
    ended_at       timestamp with time zone,
    stopped_by     varchar(64) references person (id),
    stop_reason    varchar(1000),
    open_for       varchar(64),
    version        integer     not null,
    constraint one_open_plan_a_rep unique (open_for)
);

create index coaching_plan_rep on coaching_plan (rep, ended_at);
create index coaching_plan_state on coaching_plan (state);

-- Why a rep is coached, as whoever asked for it said: a code, and a skill where one was named, else an empty text.
create table coaching_reason (
    plan_id       varchar(36) not null references coaching_plan (id),
    reason_code   varchar(40) not null,
    skill_code    varchar(80) not null,
    noted_at      timestamp with time zone not null,
    primary key (plan_id, reason_code, skill_code)
);

-- Every proposal stays, the manager's and the rep's, in their order.
create table plan_proposal (
    id             varchar(36)   not null primary key,
    plan_id        varchar(36)   not null references coaching_plan (id),
    place          integer       not null,
    proposed_by    varchar(64)   not null references person (id),
    by_rep         boolean       not null,
    skill_id       varchar(100)   not null references skill (id),
    baseline_level integer       not null,
    target_level   integer       not null,
    visits         integer       not null,
    cadence_days   integer       not null,
    reason         varchar(2000),
    proposed_at    timestamp with time zone not null,
    version        integer       not null,
    constraint one_proposal_a_place unique (plan_id, place)
);

-- The manager is whose the report is, by whom figures count; invited is who was to come along.
create table field_visit (
    id               varchar(36) not null primary key,
    plan_id          varchar(36) not null references coaching_plan (id),
    place            integer     not null,
    rep              varchar(64) not null references person (id),
    manager          varchar(64) references person (id),
    invited          varchar(64) references person (id),
    hold_by          date        not null,
    starts_at        timestamp with time zone,
    duration_minutes integer,
    customer         varchar(200),
    purpose          varchar(2000),
    sequence         integer     not null,
    state            varchar(20) not null,
    report_late_at   timestamp with time zone,
    version          integer     not null,
    constraint one_visit_a_place unique (plan_id, place)
);

create index field_visit_starts on field_visit (starts_at);
create index field_visit_rep on field_visit (rep, state, starts_at);
create index field_visit_manager on field_visit (manager, state);
create index field_visit_late on field_visit (state, report_late_at);

-- The levels that the rep (REP) or the manager (MANAGER) sees on a visit; without a moment it was not rated. Nobody but the rep reads
-- theirs before the report is in.
create table level_rating (
    id       varchar(36) not null primary key,
    visit_id varchar(36) not null references field_visit (id),
    rater    varchar(10) not null,
    rated_at timestamp with time zone,
    version  integer     not null,
    constraint one_rating_a_rater unique (visit_id, rater)
);

create table rated_level (
    level_rating     varchar(36) not null references level_rating (id),
    level_rating_key integer     not null,
    behaviour_id     varchar(64) not null,
    level            integer     not null check (level between 1 and 5),
    primary key (level_rating, level_rating_key)
);

create table visit_report (
    visit_id        varchar(36)   not null primary key references field_visit (id),
    written_by      varchar(64)   not null references person (id),
    mean_level      numeric(3, 2) not null,
    observed        varchar(4000) not null,
    do_differently  varchar(1000) not null,
    agreed_action   varchar(1000) not null,
    action_date     date          not null,
    due_at          timestamp with time zone,
    submitted_at    timestamp with time zone not null,
    confirmation    varchar(20)   not null,
    settled_at      timestamp with time zone,
    rep_comment     varchar(2000),
    version         integer       not null
);

create index visit_report_due on visit_report (due_at);
create index visit_report_action on visit_report (action_date);

-- Whether what was agreed was done; the manager's, so it is no part of the report that the rep confirms meanwhile.
create table follow_up (
    visit_id    varchar(36)   not null primary key references field_visit (id),
    result      varchar(20)   not null,
    evidence    varchar(2000) not null,
    checked_by  varchar(64)   not null references person (id),
    checked_at  timestamp with time zone not null,
    version     integer       not null
);

create table cycle_review (
    plan_id       varchar(36)   not null primary key references coaching_plan (id),
    outcome       varchar(20)   not null,
    summary       varchar(4000) not null,
    reviewed_by   varchar(64)   not null references person (id),
    reviewed_at   timestamp with time zone not null,
    confirmed_at  timestamp with time zone,
    rep_comment   varchar(2000),
    version       integer       not null
);
