-- What people change in reference data keeps its evidence and its past.
create table divisions.former (
  code text not null references divisions.division,
  import_id uuid not null references divisions.import,
  name text not null,
  parent text references divisions.division,
  until_on date not null,
  primary key (code, import_id)
);
comment on table divisions.former is 'reference: what a division was called and where it lay before an import changed it.';
comment on column divisions.former.until_on is 'Last day under this name and parent.';
alter table divisions.import add column file_hash text;
comment on column divisions.import.file_hash is 'SHA-256 of the uploaded list.';

create table law.confirmation (
  confirmation_id uuid primary key,
  row_id text not null,
  version integer not null,
  address text not null,
  document_number text not null,
  published_on date,
  reason text not null,
  by_person_id uuid not null,
  by_role text not null,
  division_code text references divisions.division,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text,
  foreign key (row_id, version) references law.row,
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
comment on table law.confirmation is 'reference: an officer read the rule on an official page; while it stands the row acts as verified.';
comment on column law.confirmation.address is 'The official page.';
comment on column law.confirmation.document_number is '文号.';
comment on column law.confirmation.division_code is 'The officer''s part of the tree.';
create unique index confirmation_standing on law.confirmation (row_id, version) where withdrawn_at is null;
comment on index law.confirmation_standing is 'One confirmation stands at a time.';
alter table law.row add column made_as text;
comment on column law.row.made_as is 'The maker''s role; null for rows delivered with the product.';
alter table law.row add column made_in text references divisions.division;
comment on column law.row.made_in is 'The maker''s part of the tree.';

create table law.calendar_year (
  year integer primary key check (year between 2020 and 2100),
  title text not null,
  document_number text not null,
  published_on date not null,
  address text,
  made_by uuid,
  made_at timestamptz not null
);
comment on table law.calendar_year is 'reference: years whose State Council notice is in law.holiday whole; outside them a working day is refused, not guessed.';
comment on column law.calendar_year.made_by is 'Null for notices delivered with the product.';

grant select on divisions.former, law.confirmation, law.calendar_year to linggong_app;
grant insert on divisions.former, law.confirmation to linggong_app;
grant update (withdrawn_at, withdrawn_why) on law.confirmation to linggong_app;
grant insert, update on law.calendar_year to linggong_app;
grant delete on law.holiday to linggong_app; -- a year's notice replaces that year whole
