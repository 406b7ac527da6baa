-- A vacancy, whole: when it was open, filled and cancelled and by whom; guides that say what each rating looks like; a kit
-- that pins the behavioral interview and the profile, too.
alter table vacancy add column opened_at timestamp with time zone;
alter table vacancy add column filled_at timestamp with time zone;
alter table vacancy add column cancelled_at timestamp with time zone;
alter table vacancy add column cancelled_by varchar(64) references person (id);
alter table vacancy add column cancel_reason varchar(2000);
-- The person that the hired candidate became.
alter table vacancy add column hired_as varchar(64) references person (id);

-- What an interviewer saw or heard who gives the rating 1, 2, 3 or 4.
alter table guide_question add column anchor1 varchar(500);
alter table guide_question add column anchor2 varchar(500);
alter table guide_question add column anchor3 varchar(500);
alter table guide_question add column anchor4 varchar(500);

update guide_question set
    anchor1 = 'Names money or chance as the only reason; cannot describe a good week.',
    anchor2 = 'Gives general reasons that fit any job; the good week is one without trouble.',
    anchor3 = 'Gives a reason of their own and an example of selling that they enjoyed.',
    anchor4 = 'Shows by several choices of the past that they seek selling, and names what drives them on days without success.'
where question_guide = 'fit-1' and question_id = 'motivation';

update guide_question set
    anchor1 = 'Recalls no lost customer, or blames the customer, the price or a colleague.',
    anchor2 = 'Describes the loss from their own side; found out little about why the customer left.',
    anchor3 = 'Asked the customer for the reason and names what they missed.',
    anchor4 = 'Found the reason in the customer’s own situation, changed how they work with others since, and kept the contact.'
where question_guide = 'fit-1' and question_id = 'customers';

update guide_question set
    anchor1 = 'Recalls no feedback, or explains why it was wrong.',
    anchor2 = 'Took the feedback, and cannot say what they did differently afterwards.',
    anchor3 = 'Names one thing that they did differently within days, and what came of it.',
    anchor4 = 'Asked for the feedback, practised one thing on purpose, checked the effect and kept it.'
where question_guide = 'fit-1' and question_id = 'coachability';

update guide_question set
    anchor1 = 'Gave up after one refusal, or waited until the customer called.',
    anchor2 = 'Went on with the same message, without a plan or a point at which to stop.',
    anchor3 = 'Tried different people and reasons over time, and knew what would end it.',
    anchor4 = 'Had a plan with next steps agreed with the customer, renewed it after setbacks, and weighed the time against other deals.'
where question_guide = 'fit-1' and question_id = 'persistence';

update guide_question set
    anchor1 = 'Recalls no such result, or tells it as theirs alone.',
    anchor2 = 'Names a colleague who delivered what was ordered.',
    anchor3 = 'Involved a colleague early, gave them what they needed and shared the credit.',
    anchor4 = 'Solved a conflict of aims with the colleague’s team, and that team has come to them since.'
where question_guide = 'fit-1' and question_id = 'teamwork';

update guide_question set
    anchor1 = 'Finds the question odd, or tells of a customer who was misled.',
    anchor2 = 'Walked away only because the deal could not be won.',
    anchor3 = 'Told a customer the truth although it cost the deal.',
    anchor4 = 'Did so at a price to themselves, told their manager openly, and can say where their line is.'
where question_guide = 'fit-1' and question_id = 'integrity';

alter table guide_question alter column anchor1 set not null;
alter table guide_question alter column anchor2 set not null;
alter table guide_question alter column anchor3 set not null;
alter table guide_question alter column anchor4 set not null;

insert into question_guide (id, kind, version_number, version) values ('behavioral-1', 'BEHAVIORAL', 1, 0);

insert into guide_question
    (question_guide, question_guide_key, question_id, competency, question, anchor1, anchor2, anchor3, anchor4) values
    ('behavioral-1', 0, 'prospecting', 'Prospecting',
     'Tell me how you built your pipeline in the last quarter in which it was thin. What did you do in a normal week?',
     'Waited for leads, or contacted people at random; has no numbers.',
     'Did bursts of activity when numbers were low; knows how many contacts, not what became of them.',
     'Kept fixed time for it every week, chose whom to contact for a reason, and knows the results.',
     'Worked from a profile of good customers, tested messages, measured each step, and kept the pace when business was good.'),
    ('behavioral-1', 1, 'discovery', 'Discovery',
     'Take a customer whose need turned out different from what they first asked for. How did you find that out?',
     'Presented the product and took the first request as the need.',
     'Asked prepared questions, and did not follow up on the answers.',
     'Asked until cause and consequence of the problem were clear, and checked their understanding with the customer.',
     'Talked to several people concerned, put a figure on the problem together with them, and changed the offer by it.'),
    ('behavioral-1', 2, 'objections', 'Handling objections',
     'Describe the hardest objection you met in the last year, word for word if you can. What did you answer?',
     'Argued against it, talked over it, or gave a discount at once.',
     'Gave a prepared answer without finding out what was behind it.',
     'Asked what was behind it, answered that with evidence, and made sure that it was settled.',
     'Had raised it before the customer did, or turned it into a condition that both worked on, and won trust by it.'),
    ('behavioral-1', 3, 'negotiation', 'Negotiation',
     'Walk me through a negotiation in which you gave something up. What did you get for it?',
     'Gave way on price without anything in return, or let it fail over pride.',
     'Traded at the end under pressure; had set no limit before.',
     'Knew their limit and the customer’s alternatives, and gave only in exchange.',
     'Prepared several packages, traded what cost little for what was worth much to both, and kept the margin and the relation.'),
    ('behavioral-1', 4, 'territory', 'Planning a territory',
     'How did you decide where to spend your time in your last territory, and what did you leave undone?',
     'Went where they were called, or visited everybody alike.',
     'Sorted customers by size or habit; left nothing out on purpose.',
     'Ranked customers by potential, planned visits by it, and reviewed the plan every quarter.',
     'Left something promising undone for a stated reason, moved time when figures told so, and can show what it brought.'),
    ('behavioral-1', 5, 'pressure', 'Working under pressure',
     'Tell me about a month in which you were far behind your target two weeks before its end. What did you do, day by day?',
     'Froze, worked longer without a plan, or pushed customers into buying.',
     'Worked harder on the same deals and hoped.',
     'Sorted the deals, asked for help early, and kept what they had promised to customers.',
     'Told their manager the likely result in time, took the few steps that could change it, and changed what had led there.'),
    ('behavioral-1', 6, 'learning', 'Learning from loss',
     'Which lost deal taught you most? What have you done differently in deals since?',
     'Recalls none, or the reasons lie with others.',
     'Names a lesson in general words and no deal in which it showed.',
     'Looked for the cause with the customer or a colleague, and names a later deal that went differently for it.',
     'Reviews losses as a habit, shared the lesson with the team, and shows its effect in results.'),
    ('behavioral-1', 7, 'forecasting', 'Honest forecasting',
     'When was your forecast last clearly wrong? How did you notice, and whom did you tell what?',
     'Was never wrong, hid it, or let the month’s end show it.',
     'Noticed late, corrected it when asked, and gave hope as the reason.',
     'Told their manager as soon as signs changed, with what the customer had said or done.',
     'Rates deals by what customers did, tells bad news first, and knows how far their forecasts have been off.');

alter table interview_kit add column behavioral_guide varchar(64) references question_guide (id);
alter table interview_kit add column profile_provider varchar(64);
update interview_kit set behavioral_guide = 'behavioral-1', profile_provider = 'built-in';
alter table interview_kit alter column behavioral_guide set not null;
alter table interview_kit alter column profile_provider set not null;
