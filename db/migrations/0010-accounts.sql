-- Signing in: counted tries for names and phones that may not exist, links that their maker can show again and withdraw.
create table accounts.tally (
  who_hash text not null,
  what text not null,
  began_at timestamptz not null,
  count integer not null check (count > 0),
  primary key (who_hash, what)
);
comment on table accounts.tally is 'by hash: how often a phone, an address or a login name tried something since `began_at`; also for names nobody bears, so that a lock tells nothing.';
comment on column accounts.tally.what is 'Name of the limit counted.';
create index tally_began on accounts.tally (began_at);

alter table accounts.credential drop column failed_count, drop column locked_until;
alter table accounts.login_code add column person_id uuid;
comment on column accounts.login_code.person_id is 'Who signed in with it: a repeated request finds the same person, also when it made one.';
create index login_code_sent on accounts.login_code (sent_at);

alter table accounts.invitation
  add column invitation_id uuid not null,
  add column token_sealed text,
  add column for_person_id uuid,
  add column withdrawn_at timestamptz,
  alter column role drop not null,
  add check ((role is null) = (for_person_id is not null));
comment on column accounts.invitation.token_sealed is 'So that the link can be shown again to its maker until it is used; null for the first administrator''s, which is only printed.';
comment on column accounts.invitation.for_person_id is 'Whose password the link renews; null for an invitation into a role.';
create index invitation_maker on accounts.invitation (made_by, made_at);

-- A number mistyped at home must not stay in the way of its true holder.
grant delete on accounts.identity_claim to linggong_app;
grant select, insert, update, delete on accounts.tally to linggong_app;
