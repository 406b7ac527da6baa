-- HR prepares an offer, a leader approves it, and then it goes to the candidate: made_at is when it goes, and null until then.
alter table offer add column prepared_at timestamp with time zone default current_timestamp not null;
update offer set prepared_at = made_at;
alter table offer alter column made_at drop not null;

-- Why a vacancy is asked for, whom it replaces, and what a year may cost; all of it may be left out.
alter table vacancy add column justification varchar(2000);
alter table vacancy add column replaces varchar(64) references person (id);
alter table vacancy add column pay_from numeric(14, 2);
alter table vacancy add column pay_to numeric(14, 2);
alter table vacancy add column pay_currency varchar(3);
