-- People an employer likes to work with, and what the people say to that; who was asked to come to a shift.
create table hires.favourite (
  employer_id uuid not null,
  worker_id uuid not null,
  since timestamptz,
  kept_by uuid,
  refused_at timestamptz,
  primary key (employer_id, worker_id),
  check ((since is null) = (kept_by is null))
);
comment on table hires.favourite is 'by person: 常用的人: somebody who worked for this employer and is kept, to be asked again; the person may refuse, which outlasts everything.';
comment on column hires.favourite.since is 'Null: not kept (any more); the row stays for the refusal alone.';
comment on column hires.favourite.refused_at is 'The worker does not want to be asked by this employer.';
create index favourite_worker on hires.favourite (worker_id);
alter table hires.favourite enable row level security;
alter table hires.favourite force row level security;
create policy sides on hires.favourite for all using (
  (select kernel.sees_all()) or employer_id = (select kernel.my_employer()) or worker_id = (select kernel.me()));
grant select, insert, update, delete on hires.favourite to linggong_app;

create table hires.invitation (
  market_id uuid not null,
  shift_id uuid not null,
  worker_id uuid not null,
  employer_id uuid not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_sms boolean,
  primary key (market_id, shift_id, worker_id),
  foreign key (market_id, shift_id) references jobs.shift
);
comment on table hires.invitation is 'by market: 叫他来: a worker asked once to come to a shift; on their page always, by SMS only with their consent.';
comment on column hires.invitation.by_sms is 'Null: not sent yet.';
create index invitation_worker on hires.invitation (worker_id, at);
alter table hires.invitation enable row level security;
alter table hires.invitation force row level security;
create policy sides on hires.invitation for all using (
  (select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[])
  or employer_id = (select kernel.my_employer()) or worker_id = (select kernel.me()));
grant select, insert, update on hires.invitation to linggong_app;
