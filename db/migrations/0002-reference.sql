-- Reference data: divisions, occupations, holidays, law rows. Small, the same everywhere, dated.
create schema divisions;
comment on schema divisions is '行政区划: the tree that every right, rule and figure hangs on.';
create type divisions.level as enum ('province', 'city', 'county', 'town');
create table divisions.division (
  code text primary key check (code ~ '^[0-9]{6}([0-9]{3})?$'),
  name text not null,
  parent text references divisions.division,
  level divisions.level not null,
  virtual boolean not null default false,
  pinyin text not null,
  initials text not null,
  valid_from date not null,
  valid_to date,
  successor text references divisions.division,
  source text not null,
  lat double precision,
  lng double precision,
  check ((level = 'province') = (parent is null))
);
comment on table divisions.division is 'reference: 行政区划 by GB/T 2260 code; parent pointers, never fixed columns: 东莞 and 中山 have a virtual county level.';
comment on column divisions.division.virtual is 'True for the county level of cities without counties; left out of full names.';
comment on column divisions.division.lat is 'Approximate centre, WGS-84.';
create index division_parent on divisions.division (parent);

create table divisions.import (
  import_id uuid primary key,
  at timestamptz not null,
  by_person_id uuid not null,
  source text not null,
  added integer not null,
  changed integer not null,
  ended integer not null
);
comment on table divisions.import is 'reference: each import of a newer division list, by whom and what it changed.';

create schema occupations;
comment on schema occupations is '工种: gig taxonomy with aliases, pinyin and national codes.';
create table occupations.occupation_group (
  code text primary key, name text not null, picture text not null, position integer not null
);
comment on table occupations.occupation_group is 'reference: about a dozen groups of gig trades.';
create table occupations.occupation (
  code text primary key,
  group_code text not null references occupations.occupation_group,
  name text not null,
  national_code text,
  row jsonb not null,
  position integer not null
);
comment on table occupations.occupation is 'reference: gig trade; `row` holds the whole entry of data/occupations.json (aliases, pinyin, risk flags, adjacent trades).';

create schema law;
comment on schema law is 'Rules of law as dated data.';
create type law.mark as enum ('V', 'P', 'P-', 'M');
create table law.row (
  row_id text not null,
  version integer not null check (version > 0),
  topic text not null,
  mark law.mark not null,
  row jsonb not null,
  effective_from date,
  effective_to date,
  confirmed_by uuid,
  confirmed_at timestamptz,
  made_by uuid,
  made_at timestamptz not null,
  reason text,
  primary key (row_id, version)
);
comment on table law.row is 'reference: a rule row and its versions; an officer confirms a row or replaces it by a new version, old versions stay for old records.';
comment on column law.row.row is 'The entry in the shape of data/law-rows.json.';
comment on column law.row.made_by is 'Null for rows delivered with the product.';

create table law.holiday (
  day date primary key,
  name text not null,
  workday boolean not null,
  source text not null,
  made_by uuid
);
comment on table law.holiday is 'reference: State Council holidays and 调休 workdays.';
comment on column law.holiday.workday is 'True for a weekend day that is worked, false for a day off.';

grant usage on schema divisions, occupations, law to linggong_app;
grant select on all tables in schema divisions, occupations, law to linggong_app;
grant insert, update on divisions.division, divisions.import, occupations.occupation_group, occupations.occupation to linggong_app;
grant insert on law.row, law.holiday to linggong_app;
grant update on law.holiday to linggong_app;
grant update (confirmed_by, confirmed_at, effective_to) on law.row to linggong_app;
