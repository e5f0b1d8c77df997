-- Persons, their identity, sessions, roles down the tree, consents.
create schema accounts;
comment on schema accounts is 'Persons, logins, roles, consents.';

create type accounts.identity_kind as enum
  ('mainland-id', 'hk-macau-permit', 'taiwan-permit', 'hk-macau-taiwan-residence', 'passport', 'foreigner-residence', 'none');
create type accounts.sex as enum ('male', 'female');

create table accounts.person (
  person_id uuid primary key,
  name text not null check (length(name) between 1 and 60),
  name_pinyin text not null default '',
  name_initials text not null default '',
  identity_kind accounts.identity_kind not null default 'none',
  identity_sealed text,
  identity_masked text,
  identity_checked_by uuid,
  identity_checked_at timestamptz,
  born_on date,
  sex accounts.sex,
  phone_sealed text,
  phone_masked text,
  phone_tail text check (phone_tail ~ '^[0-9]{4}$'),
  has_phone boolean not null default true,
  created_at timestamptz not null,
  created_by uuid,
  check ((identity_kind = 'none') = (identity_sealed is null))
);
comment on table accounts.person is 'by person: a natural person; a worker, an employer''s member or staff. ID number and phone are sealed with a key id.';
comment on column accounts.person.name_pinyin is 'Full pinyin without spaces, for search.';
comment on column accounts.person.sex is 'From the ID paper; for statistics and the protection lists only, never shown to employers.';
comment on column accounts.person.phone_tail is 'Last four digits, so that a desk finds a person without opening the number.';
create index person_pinyin on accounts.person (name_pinyin text_pattern_ops);
create index person_initials on accounts.person (name_initials text_pattern_ops);
create index person_name on accounts.person (name text_pattern_ops);
create index person_phone_tail on accounts.person (phone_tail);

create table accounts.identity_claim (
  identity_hash text primary key,
  person_id uuid not null,
  kind accounts.identity_kind not null,
  at timestamptz not null
);
comment on table accounts.identity_claim is 'by hash: one person one identity, by keyed hash of the ID number.';

create table accounts.phone_claim (
  phone_hash text not null,
  person_id uuid not null,
  verified_at timestamptz,
  primary key (phone_hash, person_id)
);
comment on table accounts.phone_claim is 'by hash: whose phone a number is; couples and crews share one, so several persons may.';

create table accounts.login_name (
  login_name text primary key check (login_name ~ '^[a-z0-9._-]{3,40}$'),
  person_id uuid not null
);
comment on table accounts.login_name is 'by hash: staff log in by name and password.';

create table accounts.credential (
  person_id uuid primary key references accounts.person,
  password_hash text,
  password_changed_at timestamptz,
  failed_count integer not null default 0,
  locked_until timestamptz,
  totp_sealed text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint
);
comment on table accounts.credential is 'by person: password (argon2id) and second factor of staff.';
comment on column accounts.credential.totp_last_step is 'A code may be used once: steps up to this one are spent.';

create table accounts.login_code (
  phone_hash text not null,
  code_id uuid not null,
  code_hash text not null,
  purpose text not null check (purpose in ('login', 'sign')),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz,
  used_key text,
  primary key (phone_hash, code_id)
);
comment on table accounts.login_code is 'by hash: one-time codes by SMS: 6 digits, 5 minutes, 5 tries.';
comment on column accounts.login_code.used_key is 'Idempotency key of the login that used it: the same request may be repeated after a lost answer.';

create type accounts.role as enum ('employer', 'clerk', 'volunteer', 'mediator', 'market-manager', 'county-officer', 'city-officer',
  'province-officer', 'system-admin', 'security-admin', 'audit-admin', 'kiosk', 'partner');

create table accounts.role_grant (
  person_id uuid not null references accounts.person,
  grant_id uuid not null,
  role accounts.role not null,
  market_id uuid,
  division_code text references divisions.division,
  employer_id uuid,
  from_at timestamptz not null,
  until_at timestamptz,
  granted_by uuid,
  granted_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_why text,
  primary key (person_id, grant_id),
  check (case role
    when 'employer' then employer_id is not null and market_id is null and division_code is null
    when 'clerk' then market_id is not null
    when 'volunteer' then market_id is not null
    when 'mediator' then market_id is not null or division_code is not null
    when 'market-manager' then market_id is not null
    when 'kiosk' then market_id is not null
    when 'partner' then true
    else market_id is null and division_code is not null end)
);
comment on table accounts.role_grant is 'by person: a role held at a market, in a part of the division tree, or for an employer, from-to.';
create index role_grant_employer on accounts.role_grant (employer_id) where ended_at is null;
create index role_grant_market on accounts.role_grant (market_id) where ended_at is null;
create unique index role_grant_one_admin on accounts.role_grant (person_id)
  where role in ('system-admin', 'security-admin', 'audit-admin') and ended_at is null;
comment on index accounts.role_grant_one_admin is '三权分立: nobody holds two of the three administrators'' roles.';

create table accounts.invitation (
  token_hash text primary key,
  role accounts.role not null,
  market_id uuid,
  division_code text,
  employer_id uuid,
  name text,
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid
);
comment on table accounts.invitation is 'by hash: one-time links by which staff set their password; the first one makes the first administrator.';

create table accounts.session (
  token_hash text primary key,
  session_id uuid not null,
  person_id uuid not null,
  door text not null check (door in ('worker', 'employer', 'staff')),
  grant_id uuid,
  strength text not null check (strength in ('sms', 'password', 'two-factor', 'sso')),
  device text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_why text
);
comment on table accounts.session is 'by hash: opaque sessions; the token itself is never stored.';
comment on column accounts.session.grant_id is 'The hat worn: for staff and employers the role grant chosen; null for workers.';
create index session_person on accounts.session (person_id) where ended_at is null;

create table accounts.consent (
  person_id uuid not null references accounts.person,
  consent_id uuid not null,
  purpose text not null,
  version integer not null,
  given_at timestamptz not null,
  how text not null check (how in ('phone', 'desk', 'paper', 'kiosk')),
  given_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (person_id, consent_id)
);
comment on table accounts.consent is 'by person: consent per purpose and version of its text, withdrawal as easy as giving (个保法 13–17).';
create unique index consent_live on accounts.consent (person_id, purpose) where withdrawn_at is null;

create table accounts.tie (
  person_id uuid not null,
  market_id uuid not null,
  why text not null,
  since timestamptz not null,
  primary key (person_id, market_id)
);
comment on table accounts.tie is 'by person: the markets that may see this person: registered, signed in, hired, or works there.';
create index tie_market on accounts.tie (market_id, person_id);

alter table accounts.tie enable row level security;
alter table accounts.tie force row level security;
create policy seen on accounts.tie for select using (
  (select kernel.sees_all()) or person_id = (select kernel.me()) or market_id = any ((select kernel.seen_markets())::uuid[]));
create policy write on accounts.tie for insert with check (
  (select kernel.sees_all()) or person_id = (select kernel.me()) or market_id = any ((select kernel.seen_markets())::uuid[]));

create function kernel.sees_person(who uuid) returns boolean language sql stable
  return kernel.sees_all() or who = kernel.me() or exists (
    select from accounts.tie t where t.person_id = who and t.market_id = any (kernel.seen_markets()));
comment on function kernel.sees_person(uuid) is 'A person is seen by themselves and by the staff of markets they have a tie with.';

alter table accounts.person enable row level security;
alter table accounts.person force row level security;
create policy seen on accounts.person for select using (kernel.sees_person(person_id));
create policy write on accounts.person for insert with check (true);
create policy change on accounts.person for update using (kernel.sees_person(person_id));
alter table accounts.credential enable row level security;
alter table accounts.credential force row level security;
create policy own on accounts.credential for all using ((select kernel.sees_all()) or person_id = (select kernel.me())) with check (true);
alter table accounts.role_grant enable row level security;
alter table accounts.role_grant force row level security;
create policy seen on accounts.role_grant for select using (
  (select kernel.sees_all()) or person_id = (select kernel.me()) or market_id = any ((select kernel.seen_markets())::uuid[]) or employer_id = (select kernel.my_employer()));
create policy write on accounts.role_grant for insert with check (true);
create policy change on accounts.role_grant for update using (
  (select kernel.sees_all()) or person_id = (select kernel.me()) or market_id = any ((select kernel.seen_markets())::uuid[]) or employer_id = (select kernel.my_employer()));
alter table accounts.consent enable row level security;
alter table accounts.consent force row level security;
create policy seen on accounts.consent for all using (kernel.sees_person(person_id));

grant usage on schema accounts to linggong_app;
grant select, insert, update on accounts.person, accounts.phone_claim, accounts.credential, accounts.login_code, accounts.role_grant,
  accounts.invitation, accounts.session, accounts.consent to linggong_app;
grant select, insert on accounts.identity_claim, accounts.login_name, accounts.tie to linggong_app;
grant delete on accounts.login_code, accounts.session, accounts.phone_claim to linggong_app;
