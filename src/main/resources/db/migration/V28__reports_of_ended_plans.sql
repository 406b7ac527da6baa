-- With its plan, the time to confirm a report is over: of plans that ended before this was so, nobody can confirm one any more.
update field_visit_report set
    acknowledgement_state = 'LAPSED',
    acknowledgement_settled_at = (
        select plan.ended_at from coaching_plan plan join field_visit visit on visit.plan_id = plan.id
        where visit.id = field_visit_report.visit_id)
where acknowledgement_state = 'OPEN'
  and visit_id in (
        select visit.id from field_visit visit join coaching_plan plan on plan.id = visit.plan_id where plan.ended_at is not null);
