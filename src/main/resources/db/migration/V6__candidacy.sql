-- A candidacy, whole: how far it came and who let it go on, the interviews as they were planned, what comes of the scorecards
-- together, and the offer.
alter table candidacy add column deviation varchar(2000);
alter table candidacy add column ended_at timestamp with time zone;
update candidacy set ended_at = decided_at where state in ('HIRED', 'DECLINED');
-- Nobody noted when these were closed: when the vacancy was filled with another.
update candidacy set ended_at = (
    select max(hired.decided_at) from candidacy hired
    where hired.vacancy_id = candidacy.vacancy_id and hired.state = 'HIRED')
where state = 'CLOSED';

create index candidacy_state on candidacy (state);

-- Written when a candidacy reaches the stage, in this order: APPLIED, SCREENED, FIT_INTERVIEW, ASSESSMENT, DEBRIEF, OFFER, HIRED.
create table candidacy_stage (
    candidacy_id varchar(36) not null references candidacy (id),
    stage        varchar(20) not null,
    reached_at   timestamp with time zone not null,
    primary key (candidacy_id, stage)
);

insert into candidacy_stage (candidacy_id, stage, reached_at) select id, 'APPLIED', consented_at from candidacy;

-- Somebody let a candidacy go on, or not. An offer that was refused may be asked for again.
create table stage_decision (
    id           varchar(36) not null primary key,
    candidacy_id varchar(36) not null references candidacy (id),
    stage        varchar(20) not null,
    proceed      boolean     not null,
    reason       varchar(2000),
    decided_by   varchar(64) not null references person (id),
    decided_at   timestamp with time zone not null,
    version      integer     not null
);

create index stage_decision_candidacy on stage_decision (candidacy_id);

-- The seat is the interviewer of the kit whose place this is; the interviewer is who has it now.
create table interview (
    id               varchar(36)  not null primary key,
    candidacy_id     varchar(36)  not null references candidacy (id),
    kind             varchar(20)  not null,
    seat             varchar(64)  not null references person (id),
    interviewer      varchar(64)  not null references person (id),
    starts_at        timestamp with time zone not null,
    duration_minutes integer      not null,
    place            varchar(200) not null,
    sequence         integer      not null,
    state            varchar(20)  not null,
    version          integer      not null,
    constraint one_interview_a_seat unique (candidacy_id, kind, seat)
);

create index interview_interviewer on interview (interviewer, starts_at);
create index interview_state on interview (state, starts_at);

alter table scorecard add column kind varchar(20);
update scorecard set kind = 'FIT';
alter table scorecard alter column kind set not null;

-- What the scorecards say together, what the rule advises, and what was decided. The rule itself rejects nobody.
create table recommendation (
    candidacy_id     varchar(36)   not null primary key references candidacy (id),
    mean             numeric(3, 2) not null,
    spread           integer       not null,
    in_favour_count  integer       not null,
    against_count    integer       not null,
    strong_no_count  integer       not null,
    outcome          varchar(20),
    reason           varchar(500),
    decision         varchar(20),
    version          integer       not null
);

create table competency_mean (
    recommendation varchar(36)   not null references recommendation (candidacy_id),
    competency     varchar(100)  not null,
    mean           numeric(3, 2) not null,
    ratings        integer       not null,
    primary key (recommendation, competency)
);

-- A vacancy has at most one open offer: open_for is the vacancy while the offer is open, and null afterwards.
create table offer (
    id           varchar(36)    not null primary key,
    candidacy_id varchar(36)    not null references candidacy (id),
    vacancy_id   varchar(36)    not null references vacancy (id),
    amount       numeric(14, 2) not null,
    currency     varchar(3)     not null,
    start_date   date           not null,
    answer_by    date           not null,
    state        varchar(20)    not null,
    made_by      varchar(64)    not null references person (id),
    made_at      timestamp with time zone not null,
    answered_at  timestamp with time zone,
    comment      varchar(2000),
    open_for     varchar(36),
    version      integer        not null,
    constraint one_open_offer_a_vacancy unique (open_for)
);

create index offer_candidacy on offer (candidacy_id);
