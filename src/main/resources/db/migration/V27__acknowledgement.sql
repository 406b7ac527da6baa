-- The review of a cycle is written with its plan, and the follow-up of a visit with its report. Of both report and review it is noted
-- whether the rep has read them: OPEN, ACKNOWLEDGED or LAPSED. Reports and scripts find all of it where they always did, in
-- cycle_review, follow_up and visit_report.
alter table coaching_plan add column review_outcome varchar(20);
alter table coaching_plan add column review_summary varchar(4000);
alter table coaching_plan add column review_reviewed_by varchar(64) references person (id);
alter table coaching_plan add column review_reviewed_at timestamp with time zone;
alter table coaching_plan add column review_acknowledgement_person varchar(64) references person (id);
alter table coaching_plan add column review_acknowledgement_state varchar(20);
alter table coaching_plan add column review_acknowledgement_settled_at timestamp with time zone;
alter table coaching_plan add column review_acknowledgement_comment varchar(2000);

-- What nobody confirmed before the cycle ended has lapsed.
update coaching_plan plan set
    review_outcome = (select outcome from cycle_review review where review.plan_id = plan.id),
    review_summary = (select summary from cycle_review review where review.plan_id = plan.id),
    review_reviewed_by = (select reviewed_by from cycle_review review where review.plan_id = plan.id),
    review_reviewed_at = (select reviewed_at from cycle_review review where review.plan_id = plan.id),
    review_acknowledgement_person = rep,
    review_acknowledgement_state = (
        select case when confirmed_at is not null then 'ACKNOWLEDGED' when plan.ended_at is not null then 'LAPSED' else 'OPEN' end
        from cycle_review review where review.plan_id = plan.id),
    review_acknowledgement_settled_at = (
        select coalesce(confirmed_at, plan.ended_at) from cycle_review review where review.plan_id = plan.id),
    review_acknowledgement_comment = (select rep_comment from cycle_review review where review.plan_id = plan.id)
where id in (select plan_id from cycle_review);

drop table cycle_review;

create view cycle_review as
select id as plan_id, review_outcome as outcome, review_summary as summary, review_reviewed_by as reviewed_by,
       review_reviewed_at as reviewed_at,
       case when review_acknowledgement_state = 'ACKNOWLEDGED' then review_acknowledgement_settled_at end as confirmed_at,
       review_acknowledgement_comment as rep_comment, version
from coaching_plan
where review_outcome is not null;

create table field_visit_report (
    visit_id             varchar(36)   not null primary key references field_visit (id),
    written_by           varchar(64)   not null references person (id),
    mean_level           numeric(3, 2) not null,
    observed             varchar(4000) not null,
    do_differently       varchar(1000) not null,
    agreed_action        varchar(1000) not null,
    action_date          date          not null,
    due_at               timestamp with time zone,
    submitted_at         timestamp with time zone not null,
    acknowledgement_person     varchar(64)   not null references person (id),
    acknowledgement_state        varchar(20)   not null,
    acknowledgement_settled_at   timestamp with time zone,
    acknowledgement_comment      varchar(2000),
    follow_up_result     varchar(20),
    follow_up_evidence   varchar(2000),
    follow_up_checked_by varchar(64) references person (id),
    follow_up_checked_at timestamp with time zone,
    version              integer       not null
);

create index field_visit_report_due on field_visit_report (due_at);
create index field_visit_report_action on field_visit_report (action_date);

insert into field_visit_report
select report.visit_id, report.written_by, report.mean_level, report.observed, report.do_differently, report.agreed_action,
       report.action_date, report.due_at, report.submitted_at, visit.rep,
       case report.confirmation when 'CONFIRMED' then 'ACKNOWLEDGED' when 'NOT_CONFIRMED' then 'LAPSED' else 'OPEN' end,
       report.settled_at, report.rep_comment,
       follow_up.result, follow_up.evidence, follow_up.checked_by, follow_up.checked_at, report.version
from visit_report report
join field_visit visit on visit.id = report.visit_id
left join follow_up on follow_up.visit_id = report.visit_id;

drop table follow_up;
drop table visit_report;

create view visit_report as
select visit_id, written_by, mean_level, observed, do_differently, agreed_action, action_date, due_at, submitted_at,
       case acknowledgement_state when 'ACKNOWLEDGED' then 'CONFIRMED' when 'LAPSED' then 'NOT_CONFIRMED' else 'OPEN' end as confirmation,
       acknowledgement_settled_at as settled_at, acknowledgement_comment as rep_comment, version
from field_visit_report;

create view follow_up as
select visit_id, follow_up_result as result, follow_up_evidence as evidence, follow_up_checked_by as checked_by,
       follow_up_checked_at as checked_at, version
from field_visit_report
where follow_up_result is not null;
