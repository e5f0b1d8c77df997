-- For whom a labour team works.
alter table jobs.post add column principal text check (length(principal) between 2 and 80);
comment on column jobs.post.principal is 'The licensed firm a labour team hires for: it pays what the team leaves unpaid (保障农民工工资支付条例 18).';
