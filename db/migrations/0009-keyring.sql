-- Which keys this database's sealed columns are written under.
create table kernel.keyring (
  key_id text primary key,
  fingerprint text not null,
  seen_at timestamptz not null
);
comment on table kernel.keyring is 'reference: fingerprints of the keys used here; a start with other keys is refused, before anything is sealed under them.';
grant select, insert on kernel.keyring to linggong_app;
