-- Changed terms are decided by the worker, row by row; the card of the hire itself never changes.
create table hires.card_change (
  market_id uuid not null,
  change_id uuid not null,
  hire_id uuid not null,
  post_version integer not null check (post_version > 0),
  outcome text not null check (outcome in ('accepted', 'refused')),
  card jsonb not null,
  card_hash text not null,
  at timestamptz not null,
  by_person_id uuid not null,
  primary key (market_id, change_id),
  foreign key (market_id, hire_id) references hires.hire
);
comment on table hires.card_change is 'by market: the worker''s answers to changed terms; the last accepted card is in force, else the card of the hire.';
comment on column hires.card_change.card is 'The terms that were offered, whole, as the worker saw them.';
create index card_change_hire on hires.card_change (market_id, hire_id, at desc);
alter table hires.card_change enable row level security;
alter table hires.card_change force row level security;
create policy of_hire on hires.card_change for all using (kernel.sees_hire(market_id, hire_id));
grant select, insert on hires.card_change to linggong_app;

alter table hires.wage_due add constraint wage_due_never_overpaid check (paid_fen <= amount_fen);
alter table hires.wage_due add column dispute_note text;
comment on column hires.wage_due.dispute_note is 'What was agreed when the dispute was settled.';
alter table hires.wage_due add column overdue_at timestamptz;
comment on column hires.wage_due.overdue_at is 'When the wage was found past its day and journalled, once.';
create index wage_due_to_flag on hires.wage_due (due_at) where overdue_at is null and confirmed_at is null;

-- The desk asks for today's hires by the start of the shift, the sweep for live hires of shifts that are over.
create index hire_live on hires.hire (market_id, shift_id) where live;
