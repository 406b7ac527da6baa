-- What keeps a candidate's data from being erased: a legal hold, in force until it is lifted. in_force_for is the candidacy
-- while it is in force, and null afterwards, so that a candidacy has at most one.
create table legal_hold (
    id           varchar(36)   not null primary key,
    candidacy_id varchar(36)   not null references candidacy (id),
    set_by       varchar(64)   not null references person (id),
    set_at       timestamp with time zone not null,
    reason       varchar(2000),
    lifted_by    varchar(64) references person (id),
    lifted_at    timestamp with time zone,
    lift_reason  varchar(2000),
    in_force_for varchar(36),
    version      integer       not null,
    constraint one_hold_a_candidacy unique (in_force_for)
);

create index legal_hold_candidacy on legal_hold (candidacy_id);

-- Why and by whom a candidate is to be erased, and when that was done. The row itself stays, for the figures.
alter table candidacy add column erasure_reason varchar(30);
alter table candidacy add column erasure_requested_by varchar(64) references person (id);
alter table candidacy add column erasure_requested_at timestamp with time zone;
alter table candidacy add column anonymised_at timestamp with time zone;

-- For the search of every night, and for who asks by e-mail.
create index candidacy_to_erase on candidacy (anonymised_at, ended_at);
create index candidacy_email on candidacy (email);
-- For the report, which asks for a span of time.
create index candidacy_stage_reached on candidacy_stage (stage, reached_at);
create index offer_made on offer (made_at);
create index scorecard_submitted on scorecard (kind, submitted_at);
create index vacancy_opened on vacancy (opened_at);
