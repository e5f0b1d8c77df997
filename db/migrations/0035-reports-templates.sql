-- What workers report of a post; posts an employer keeps for posting again; where a message leads.
create table jobs.report (
  market_id uuid not null,
  report_id uuid not null,
  post_id uuid not null,
  by_person_id uuid not null,
  reason text not null check (reason in ('fee', 'papers', 'not-as-said', 'not-real', 'unsafe', 'other')),
  said text not null default '' check (length(said) <= 300),
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  outcome text check (outcome in ('upheld', 'unfounded')),
  note text check (length(note) <= 300),
  primary key (market_id, report_id),
  foreign key (market_id, post_id) references jobs.post,
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (outcome is null))
);
comment on table jobs.report is 'by market: 举报: what somebody says against a post (fees, deposits, papers kept …); staff decide it. The employer never sees who.';
create unique index report_once on jobs.report (market_id, post_id, by_person_id) where decided_at is null;
create index report_open on jobs.report (market_id, report_id) where decided_at is null;
create index report_post on jobs.report (market_id, post_id);
create index report_by on jobs.report (by_person_id, at);
alter table jobs.report enable row level security;
alter table jobs.report force row level security;
create policy seen on jobs.report for select using (
  (select kernel.sees_all()) or by_person_id = (select kernel.me()) or market_id = any ((select kernel.seen_markets())::uuid[]));
create policy write on jobs.report for insert with check (by_person_id = (select kernel.me()));
create policy change on jobs.report for update using (
  (select kernel.sees_all()) or by_person_id = (select kernel.me()) or market_id = any ((select kernel.seen_markets())::uuid[]));
grant select, insert, update on jobs.report to linggong_app;

create table jobs.template (
  employer_id uuid not null,
  post_id uuid not null,
  market_id uuid not null,
  name text not null check (length(name) between 1 and 30),
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (employer_id, post_id)
);
comment on table jobs.template is 'by person: 常招的活: a post an employer keeps under a name, to post again with one press. Its terms are the post''s own.';
alter table jobs.template enable row level security;
alter table jobs.template force row level security;
create policy own on jobs.template for all using ((select kernel.sees_all()) or employer_id = (select kernel.my_employer()));
grant select, insert, update, delete on jobs.template to linggong_app;

create index post_going_rate on jobs.post (occupation, published_at) where published_at is not null;

alter table notices.message
  add column about_kind text check (about_kind in ('hire', 'shift', 'post')),
  add column about_id uuid,
  add check ((about_kind is null) = (about_id is null));
comment on column notices.message.about_id is 'Where a page message leads: the hire, shift or post of this market it speaks of.';
