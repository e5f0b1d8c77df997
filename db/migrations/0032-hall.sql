-- Devices of a hall (kiosk, big screen): paired once, a door of their own; and the bell by which a kiosk asks for staff.
alter table accounts.session drop constraint session_door_check, drop constraint session_strength_check;
alter table accounts.session
  add constraint session_door_check check (door in ('worker', 'employer', 'staff', 'device')),
  add constraint session_strength_check check (strength in ('sms', 'password', 'two-factor', 'sso', 'paired'));

create table accounts.pairing (
  secret_hash text primary key,
  code_hash text not null unique,
  pairing_id uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  market_id uuid,
  name text check (length(name) between 2 and 30),
  approved_by uuid,
  approved_at timestamptz,
  used_at timestamptz,
  used_by uuid,
  check ((approved_by is null) = (market_id is null) and (approved_by is null) = (name is null) and (approved_by is null) = (approved_at is null)),
  check (used_at is null or approved_by is not null)
);
comment on table accounts.pairing is 'by hash: a device that shows a code and waits until staff types it; it holds the secret and never shows it.';
comment on column accounts.pairing.code_hash is 'Of the 8 digits on the device''s screen.';
comment on column accounts.pairing.used_by is 'The person row that stands for the device; its role `kiosk` binds it to the market.';
create index pairing_old on accounts.pairing (expires_at);
grant select, insert, update, delete on accounts.pairing to linggong_app;

create schema hall;
comment on schema hall is 'What happens in a hall: a kiosk asks for staff.';
create table hall.bell (
  market_id uuid not null,
  bell_id uuid not null,
  device_id uuid not null,
  rung_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  ended_at timestamptz,
  primary key (market_id, bell_id),
  check ((answered_at is null) = (answered_by is null)),
  check (answered_at is null or ended_at is null)
);
comment on table hall.bell is 'by market: 叫工作人员: somebody at a kiosk asks for staff; open until staff answers or the person leaves.';
comment on column hall.bell.device_id is 'The person row that stands for the kiosk.';
comment on column hall.bell.ended_at is 'Taken back, or the person left before anybody answered.';
create unique index bell_one_open on hall.bell (market_id, device_id) where answered_at is null and ended_at is null;
create index bell_rung on hall.bell (market_id, rung_at);
alter table hall.bell enable row level security;
alter table hall.bell force row level security;
create policy of_market on hall.bell for all using (
  (select kernel.sees_all()) or market_id = any ((select kernel.seen_markets())::uuid[]));
grant usage on schema hall to linggong_app;
grant select, insert, update on hall.bell to linggong_app;
