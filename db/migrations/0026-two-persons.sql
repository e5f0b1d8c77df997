-- Two persons for a password set anew: one asks, another approves, and each holds half of what opens the account.
alter table accounts.invitation
  add column reason text,
  add column approved_by uuid,
  add column approved_at timestamptz,
  add column code_sealed text,
  add check ((approved_by is null) = (approved_at is null)),
  add check (approved_by <> made_by and approved_by <> for_person_id),
  add constraint invitation_reset_by_two check (for_person_id is null or used_at is null or approved_by is not null) not valid;
comment on column accounts.invitation.reason is 'Why a password is to be set anew.';
comment on column accounts.invitation.approved_by is 'The second person of a password reset: neither its maker nor whom it is for.';
comment on column accounts.invitation.code_sealed is 'Shown to the approver alone, while the link is shown to the maker alone: the person gets one from each. Gone once used.';
