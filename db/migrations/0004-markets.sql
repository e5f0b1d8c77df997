-- Halls, and the parties that meet in them.
create schema markets;
comment on schema markets is '零工市场: register, life, zones, hours.';
create type markets.kind as enum ('comprehensive', 'industry');
create type markets.nature as enum ('public', 'entrusted', 'commercial', 'charitable', 'spontaneous');
create type markets.state as enum ('surveyed', 'planned', 'building', 'accepted', 'running', 'rectifying', 'relocating', 'closed');

create table markets.market (
  market_id uuid primary key,
  name text not null check (length(name) between 2 and 60),
  customary_name text,
  division_code text not null references divisions.division,
  area text[] not null,
  kind markets.kind not null,
  industry text,
  nature markets.nature not null,
  operator_name text not null,
  operator_contract text,
  address text not null,
  lat double precision not null check (lat between -90 and 90),
  lng double precision not null check (lng between -180 and 180),
  phone text,
  trades text[] not null default '{}',
  hours jsonb not null default '[]',
  cancel_free_minutes integer not null default 120 check (cancel_free_minutes between 0 and 2880),
  travel_margin_minutes integer not null default 0 check (travel_margin_minutes between 0 and 240),
  checkin_radius_m integer not null default 300 check (checkin_radius_m between 50 and 3000),
  state markets.state not null,
  state_since timestamptz not null,
  checked_on date,
  checked_by uuid,
  created_at timestamptz not null,
  created_by uuid
);
comment on table markets.market is 'reference: 零工市场, a hall and its online counter (guideline 二(三), 三(四)).';
comment on column markets.market.area is 'Codes from the province down to the division the market stands in; a part of the tree sees the market when its code is in here.';
comment on column markets.market.phone is 'The office''s public number.';
comment on column markets.market.hours is '[{days:[1..7], from:"04:00", to:"12:00"}], Asia/Shanghai.';
comment on column markets.market.cancel_free_minutes is 'Either side may cancel without mark until so long before the start.';
create index market_area on markets.market using gin (area);

create table markets.state_change (
  market_id uuid not null references markets.market,
  change_id uuid not null,
  state markets.state not null,
  at timestamptz not null,
  by_person_id uuid,
  why text,
  primary key (market_id, change_id)
);
comment on table markets.state_change is 'by market: the market''s life, a dated row by someone.';

create type markets.zone_kind as enum ('introduction', 'talks', 'publication', 'convenience', 'services', 'self-service');
create table markets.zone (
  market_id uuid not null references markets.market,
  zone_id uuid not null,
  kind markets.zone_kind not null,
  name text not null,
  area_m2 integer check (area_m2 > 0),
  counters integer not null default 0 check (counters >= 0),
  rooms integer not null default 0 check (rooms >= 0),
  seats integer not null default 0 check (seats >= 0),
  note text,
  primary key (market_id, zone_id)
);
comment on table markets.zone is 'by market: 功能区 (guideline 二(四)): four are required, two optional.';

create schema employers;
comment on schema employers is '用工主体: enterprises, sole traders, households, labour teams.';
create type employers.kind as enum ('enterprise', 'sole-trader', 'household', 'labour-team');
create type employers.level as enum ('unverified', 'provisional', 'verified', 'refused', 'suspended');

create table employers.employer (
  employer_id uuid primary key,
  kind employers.kind not null,
  name text not null check (length(name) between 1 and 80),
  name_pinyin text not null default '',
  name_initials text not null default '',
  uscc text check (uscc ~ '^[0-9A-Z]{18}$'),
  agency_licence text,
  contact_person_id uuid not null,
  contact_name text not null,
  phone_sealed text not null,
  phone_masked text not null,
  division_code text not null references divisions.division,
  address text not null,
  lat double precision,
  lng double precision,
  level employers.level not null,
  level_since timestamptz not null,
  level_until timestamptz,
  open_headcount_limit integer check (open_headcount_limit > 0),
  created_at timestamptz not null,
  created_by uuid,
  check (kind not in ('enterprise', 'sole-trader') or uscc is not null)
);
comment on table employers.employer is 'by person: 用工主体; its identity level is always shown beside its posts.';
comment on column employers.employer.division_code is 'Seat: its wage floor applies (劳动合同法 72 by the employer''s place).';
comment on column employers.employer.open_headcount_limit is 'Under provisional approval: most open places at a time; null = no limit.';
create index employer_pinyin on employers.employer (name_pinyin text_pattern_ops);
create index employer_name on employers.employer (name text_pattern_ops);

create table employers.uscc_claim (
  uscc text primary key,
  employer_id uuid not null
);
comment on table employers.uscc_claim is 'by hash: one employer one 统一社会信用代码 (public number, not personal).';

create table employers.verification (
  employer_id uuid not null references employers.employer,
  verification_id uuid not null,
  outcome employers.level not null,
  open_headcount_limit integer,
  until_at timestamptz,
  note text,
  by_person_id uuid,
  at timestamptz not null,
  market_id uuid,
  primary key (employer_id, verification_id)
);
comment on table employers.verification is 'by person: each decision on an employer, a dated row by someone.';

create table employers.licence (
  employer_id uuid not null references employers.employer,
  licence_id uuid not null,
  kind text not null check (kind in ('business-licence', 'agency-licence', 'mandate', 'household-id', 'other')),
  file_id text not null,
  file_name text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  primary key (employer_id, licence_id)
);
comment on table employers.licence is 'by person: uploaded papers of an employer; the file lies sealed in the file store.';

create table employers.tie (
  employer_id uuid not null,
  market_id uuid not null,
  since timestamptz not null,
  primary key (employer_id, market_id)
);
comment on table employers.tie is 'by person: the markets whose staff may see and serve this employer.';
create index employer_tie_market on employers.tie (market_id, employer_id);

alter table markets.state_change enable row level security;
alter table markets.state_change force row level security;
create policy seen on markets.state_change for select using (true);
create policy write on markets.state_change for insert with check ((select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[]));
alter table markets.zone enable row level security;
alter table markets.zone force row level security;
create policy seen on markets.zone for select using (true);
create policy write on markets.zone for insert with check ((select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[]));
create policy change on markets.zone for update using ((select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[]));
create policy remove on markets.zone for delete using ((select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[]));

alter table employers.tie enable row level security;
alter table employers.tie force row level security;
create policy seen on employers.tie for select using (
  (select kernel.sees_all()) or employer_id = (select kernel.my_employer()) or market_id = any ((select kernel.seen_markets())::uuid[]));
create policy write on employers.tie for insert with check (true);
create function kernel.sees_employer(who uuid) returns boolean language sql stable
  return kernel.sees_all() or who = kernel.my_employer() or exists (
    select from employers.tie t where t.employer_id = who and t.market_id = any (kernel.seen_markets()));
comment on function kernel.sees_employer(uuid) is 'An employer''s papers are seen by its members and by the staff of markets it has a tie with.';

alter table employers.employer enable row level security;
alter table employers.employer force row level security;
create policy seen on employers.employer for select using (true);
comment on policy seen on employers.employer is 'Name, kind and level are public (they stand on every post); the sealed phone opens only by a clear reading.';
create policy write on employers.employer for insert with check (true);
create policy change on employers.employer for update using (kernel.sees_employer(employer_id));
alter table employers.verification enable row level security;
alter table employers.verification force row level security;
create policy seen on employers.verification for select using (kernel.sees_employer(employer_id));
create policy write on employers.verification for insert with check (kernel.sees_employer(employer_id));
alter table employers.licence enable row level security;
alter table employers.licence force row level security;
create policy seen on employers.licence for select using (kernel.sees_employer(employer_id));
create policy write on employers.licence for insert with check (kernel.sees_employer(employer_id));

create schema workers;
comment on schema workers is '零工: natural persons who look for gig work; may have no phone.';
create type workers.level as enum ('helper', 'skilled', 'master');
create table workers.worker (
  worker_id uuid primary key,
  market_id uuid not null references markets.market,
  card_number text not null,
  lowest_pay_fen integer check (lowest_pay_fen > 0),
  lowest_pay_unit text check (lowest_pay_unit in ('hour', 'day')),
  radius_m integer not null default 10000 check (radius_m between 500 and 200000),
  lat double precision,
  lng double precision,
  hours_mask integer not null default 16777215 check (hours_mask between 0 and 16777215),
  looking_until timestamptz,
  languages text[] not null default '{}',
  tools text[] not null default '{}',
  vehicle text,
  draws_pension boolean,
  emergency_name text,
  note text,
  created_at timestamptz not null,
  created_by uuid,
  check ((lowest_pay_fen is null) = (lowest_pay_unit is null))
);
comment on table workers.worker is 'by person: what a worker can and wants; the person is in accounts.person under the same id.';
comment on column workers.worker.hours_mask is 'Bit h set: would work in the hour h..h+1, Asia/Shanghai.';
comment on column workers.worker.looking_until is '今天找活: available until this moment; null or past = not looking now.';
comment on column workers.worker.card_number is 'Number on the printed card and its QR; not a secret, identifies at a desk only.';

create table workers.card_claim (
  card_number text primary key,
  worker_id uuid not null
);
comment on table workers.card_claim is 'by hash: whose card a number is.';

create table workers.trade (
  worker_id uuid not null references workers.worker,
  occupation text not null references occupations.occupation,
  level workers.level not null,
  years integer check (years between 0 and 60),
  certificate text,
  primary key (worker_id, occupation)
);
comment on table workers.trade is 'by person: trades a worker can do.';
create index trade_occupation on workers.trade (occupation, worker_id);

create table workers.priority (
  worker_id uuid not null references workers.worker,
  priority_id uuid not null,
  ground text not null,
  proof_file_id text,
  note text,
  from_on date not null,
  until_on date,
  checked_by uuid,
  checked_at timestamptz,
  primary key (worker_id, priority_id)
);
comment on table workers.priority is 'by person: priority groups with their ground and proof (guideline 一, 粤人社规〔2023〕11号); 特定身份 is sensitive: separate consent.';

alter table workers.worker enable row level security;
alter table workers.worker force row level security;
create policy seen on workers.worker for select using (kernel.sees_person(worker_id));
create policy write on workers.worker for insert with check (true);
create policy change on workers.worker for update using (kernel.sees_person(worker_id));
alter table workers.trade enable row level security;
alter table workers.trade force row level security;
create policy all_of_seen on workers.trade for all using (kernel.sees_person(worker_id)) with check (kernel.sees_person(worker_id));
alter table workers.priority enable row level security;
alter table workers.priority force row level security;
create policy all_of_seen on workers.priority for all using (kernel.sees_person(worker_id)) with check (kernel.sees_person(worker_id));

grant usage on schema markets, employers, workers to linggong_app;
grant select, insert, update on markets.market, employers.employer, workers.worker to linggong_app;
grant select, insert on markets.state_change, employers.uscc_claim, employers.verification, employers.licence, employers.tie, workers.card_claim to linggong_app;
grant select, insert, update, delete on markets.zone, workers.trade to linggong_app;
grant select, insert, update on workers.priority to linggong_app;
