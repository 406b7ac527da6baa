-- Who may read in the outbox what a mail says. Of what is there already: nobody, unless it is known to be for HR or no secret.
alter table outbox add column audience varchar(20) default 'RECIPIENTS' not null;

update outbox set audience = 'ADMINS' where mail_key like 'task:%' or mail_key like 'overdue%';

update outbox set audience = 'HR'
where mail_key like 'profile-%' or mail_key like 'offer-%' or mail_key like 'candidacy-ended:%' or mail_key like 'vacancy-%'
   or (mail_key like 'calendar:%' and about in (select id from candidacy));
