-- Agreements of every process: what two sides propose to each other, with reasons, until it is settled. An agreement has the id of
-- what it is about; what was proposed, the module keeps by the id of the proposal.
create table agreement (
    id         varchar(36) not null primary key,
    proposals  integer     not null,
    rounds     integer     not null,
    settled_by varchar(64) references person (id),
    settled_at timestamp with time zone,
    version    integer     not null
);

create table proposal (
    id           varchar(36) not null primary key,
    agreement_id varchar(36) not null references agreement (id),
    place        integer     not null,
    proposed_by  varchar(64) not null references person (id),
    countered    boolean     not null,
    reason       varchar(2000),
    proposed_at  timestamp with time zone not null,
    version      integer     not null,
    constraint one_proposal_a_place_of_an_agreement unique (agreement_id, place)
);

insert into agreement (id, proposals, rounds, settled_at, version)
select plan.id, count(*), count(case when made.by_rep then 1 end), plan.agreed_at, 0
from coaching_plan plan join plan_proposal made on made.plan_id = plan.id
group by plan.id, plan.agreed_at;

insert into proposal (id, agreement_id, place, proposed_by, countered, reason, proposed_at, version)
select id, plan_id, place, proposed_by, by_rep, reason, proposed_at, 0 from plan_proposal;

-- What the proposals for a plan hold. Reports and scripts find them with who made them where they always did: plan_proposal.
create table proposed_focus (
    proposal_id    varchar(36)  not null primary key references proposal (id),
    skill_id       varchar(100) not null references skill (id),
    baseline_level integer      not null,
    target_level   integer      not null,
    visits         integer      not null,
    cadence_days   integer      not null,
    version        integer      not null
);

insert into proposed_focus (proposal_id, skill_id, baseline_level, target_level, visits, cadence_days, version)
select id, skill_id, baseline_level, target_level, visits, cadence_days, 0 from plan_proposal;

drop table plan_proposal;

create view plan_proposal as
select proposal.id, proposal.agreement_id as plan_id, proposal.place, proposal.proposed_by, proposal.countered as by_rep,
       focus.skill_id, focus.baseline_level, focus.target_level, focus.visits, focus.cadence_days,
       proposal.reason, proposal.proposed_at, proposal.version
from proposal join proposed_focus focus on focus.proposal_id = proposal.id;
