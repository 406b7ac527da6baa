-- The other month that a deal is in if its date has the day first, as long as no date of the file has told which comes first.
alter table sales_result_line add column other_month_start date;
