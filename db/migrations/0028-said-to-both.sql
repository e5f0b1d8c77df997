-- What both sides hear of, and what a worker may say against "did not come".
alter table jobs.post add column closed_from jobs.post_state;
comment on column jobs.post.closed_from is 'The state it was closed from: terms of a published or paused post had passed their review and were on offer.';

alter table hires.card_change alter column by_person_id drop not null;
alter table hires.card_change drop constraint card_change_outcome_check;
alter table hires.card_change add constraint card_change_outcome_check check (outcome in ('accepted', 'refused', 'fallen'));
alter table hires.card_change add constraint card_change_by_check check ((by_person_id is null) = (outcome = 'fallen'));
comment on column hires.card_change.outcome is 'fallen: the post was closed before the worker answered; the card in force stands.';

create table hires.objection (
  market_id uuid not null,
  objection_id uuid not null,
  hire_id uuid not null,
  said text not null check (length(said) <= 300),
  said_at timestamptz not null,
  said_by uuid not null,
  outcome text check (outcome in ('came', 'excused', 'stands')),
  note text,
  decided_at timestamptz,
  decided_by uuid,
  primary key (market_id, objection_id),
  foreign key (market_id, hire_id) references hires.hire,
  check ((outcome is null) = (decided_at is null) and (outcome is null) = (note is null) and (outcome is null) = (decided_by is null))
);
comment on table hires.objection is 'by market: 申诉: the worker says that the mark "did not come" is not right; a clerk decides, with a note.';
comment on column hires.objection.outcome is 'came: the hire stands again, hours are written down; excused: over without a mark; stands: the mark stays.';
create index objection_hire on hires.objection (market_id, hire_id, said_at desc);
create unique index objection_open on hires.objection (market_id, hire_id) where decided_at is null;
comment on index hires.objection_open is 'One open objection a hire; the desk''s list reads it.';
alter table hires.objection enable row level security;
alter table hires.objection force row level security;
create policy of_hire on hires.objection for all using (kernel.sees_hire(market_id, hire_id));
grant select, insert on hires.objection to linggong_app;
grant update (said, outcome, note, decided_at, decided_by) on hires.objection to linggong_app;
