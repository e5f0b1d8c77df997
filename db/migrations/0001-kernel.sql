-- The spine: who sees what, the journal and its chain, idempotency, settings.
-- `kernel.migration` and the role `linggong_app` are made by db/migrate.ts before this file runs.
create extension if not exists btree_gist;
create schema if not exists kernel;
comment on schema kernel is 'The spine: scope, journal and its chain, idempotency.';

-- Scope of the running transaction. The server sets these with SET LOCAL; unset means: sees nothing of anybody.
create function kernel.sees_all() returns boolean language sql stable parallel safe
  return coalesce(current_setting('linggong.markets', true), '') = '*';
comment on function kernel.sees_all() is 'True for background work and officers of the whole province.';

create function kernel.seen_markets() returns uuid[] language sql stable parallel safe
  return case when coalesce(current_setting('linggong.markets', true), '') in ('', '*') then '{}'::uuid[]
              else current_setting('linggong.markets', true)::uuid[] end;
comment on function kernel.seen_markets() is 'Markets inside the caller''s part of the division tree.';

create function kernel.me() returns uuid language sql stable parallel safe
  return nullif(current_setting('linggong.person', true), '')::uuid;
comment on function kernel.me() is 'The person who calls.';

create function kernel.my_employer() returns uuid language sql stable parallel safe
  return nullif(current_setting('linggong.employer', true), '')::uuid;
comment on function kernel.my_employer() is 'The employer the caller speaks for.';

create table kernel.journal (
  market_id uuid not null,
  journal_id bigint generated always as identity,
  at timestamptz not null,
  kind text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  subject_id uuid,
  actor_id uuid,
  actor_as text,
  for_person_id uuid,
  reason text,
  data jsonb not null default '{}',
  commitment text,
  primary key (market_id, journal_id)
);
comment on table kernel.journal is 'by market: everything that happened, append-only; feeds history, notices, the live index, indicators, and is sealed into the audit chain. Zero market = no market.';
comment on column kernel.journal.kind is 'noun.past-participle, e.g. hire.accepted, call.denied, person.read-clear.';
comment on column kernel.journal.for_person_id is 'Whom the actor acted for, when that is somebody else.';
comment on column kernel.journal.data is 'Ids, numbers and states only: never personal data.';
comment on column kernel.journal.commitment is 'Keyed commitment to personal data involved, so that it can be proved and still erased.';
create index journal_subject on kernel.journal (subject_id, journal_id);
create index journal_kind on kernel.journal (kind, at);

create table kernel.unsealed (
  market_id uuid not null,
  journal_id bigint not null,
  primary key (market_id, journal_id)
);
comment on table kernel.unsealed is 'by market: journal entries the sealer has not chained yet (outbox).';

create table kernel.chain_head (
  market_id uuid primary key,
  seq bigint not null,
  hash text not null,
  at timestamptz not null
);
comment on table kernel.chain_head is 'by market: last link of each market''s audit chain.';

create table kernel.chain_link (
  market_id uuid not null,
  seq bigint not null check (seq > 0),
  journal_id bigint not null,
  position bigint not null,
  hash text not null,
  at timestamptz not null,
  primary key (market_id, seq),
  unique (market_id, journal_id),
  foreign key (market_id, journal_id) references kernel.journal
);
comment on table kernel.chain_link is 'by market: audit chain, hash = sha256(previous hash + canonical entry).';
comment on column kernel.chain_link.position is 'Gap-free order over all markets, given by the one sealer: consumers read by it.';
create index chain_link_position on kernel.chain_link (position);

create table kernel.feed_head (
  name text primary key,
  position bigint not null
);
comment on table kernel.feed_head is 'reference: how far the sealer and each consumer of the journal has come.';
insert into kernel.feed_head (name, position) values ('sealer', 0);

create table kernel.idempotency (
  person_id uuid not null,
  key text not null check (length(key) between 8 and 100),
  endpoint text not null,
  request_hash text not null,
  reply jsonb,
  at timestamptz not null,
  primary key (person_id, key)
);
comment on table kernel.idempotency is 'by person: the effect of a write and its reply, stored in the same transaction; kept 7 days.';
create index idempotency_at on kernel.idempotency (at);

create table kernel.clear_reading (
  person_id uuid not null,
  reading_id uuid not null,
  at timestamptz not null,
  by_person_id uuid not null,
  by_as text not null,
  what text not null,
  reason text not null,
  primary key (person_id, reading_id)
);
comment on table kernel.clear_reading is 'by person: every reading of this person''s data in clear, for the access log the person can read.';

alter table kernel.journal enable row level security;
alter table kernel.journal force row level security;
create policy write on kernel.journal for insert with check (true);
create policy read on kernel.journal for select using (
  (select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[]) or actor_id = (select kernel.me()) or for_person_id = (select kernel.me()));
alter table kernel.unsealed enable row level security;
alter table kernel.unsealed force row level security;
create policy write on kernel.unsealed for insert with check (true);
create policy sealer on kernel.unsealed for all using ((select kernel.sees_all()));
alter table kernel.chain_head enable row level security;
alter table kernel.chain_head force row level security;
create policy sealer on kernel.chain_head for all using ((select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[]));
alter table kernel.chain_link enable row level security;
alter table kernel.chain_link force row level security;
create policy sealer on kernel.chain_link for all using ((select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[]));
alter table kernel.idempotency enable row level security;
alter table kernel.idempotency force row level security;
create policy mine on kernel.idempotency for all using (person_id = (select kernel.me()) or (select kernel.sees_all()));
alter table kernel.clear_reading enable row level security;
alter table kernel.clear_reading force row level security;
create policy write on kernel.clear_reading for insert with check (by_person_id = (select kernel.me()) or (select kernel.sees_all()));
create policy read on kernel.clear_reading for select using (person_id = (select kernel.me()) or (select kernel.sees_all()));

grant usage on schema kernel to linggong_app;
grant usage on sequence kernel.journal_journal_id_seq to linggong_app;
grant select, insert on kernel.journal, kernel.chain_link, kernel.clear_reading to linggong_app;
grant select, insert, delete on kernel.unsealed, kernel.idempotency to linggong_app;
grant select, insert, update on kernel.chain_head, kernel.feed_head to linggong_app;
grant update (reply) on kernel.idempotency to linggong_app;
grant select on kernel.migration to linggong_app;
