-- Long work a person starts and may leave: imports, exports, print runs.
create type kernel.task_state as enum ('waiting', 'running', 'done', 'failed', 'stopped');

create table kernel.task (
  person_id uuid not null,
  task_id uuid not null,
  kind text not null,
  title text not null check (length(title) between 1 and 100),
  state kernel.task_state not null default 'waiting',
  session_id uuid not null,
  input_sealed text not null,
  done integer not null default 0 check (done >= 0),
  total integer check (total >= 0),
  tries smallint not null default 0,
  stop_asked_at timestamptz,
  failure text,
  result_name text,
  made_at timestamptz not null,
  beat_at timestamptz,
  ended_at timestamptz,
  primary key (person_id, task_id),
  check ((state in ('done', 'failed', 'stopped')) = (ended_at is not null))
);
comment on table kernel.task is 'by person: long work somebody started; its progress and, for a day, its result.';
comment on column kernel.task.session_id is 'The session it was started in: it works with the rights that session has when it works, not when it was asked.';
comment on column kernel.task.input_sealed is 'JSON of what was asked for; may hold a searched name, so it is sealed.';
comment on column kernel.task.total is 'Steps in all, where they are known beforehand.';
comment on column kernel.task.beat_at is 'Last sign of life of the process that works on it; two minutes without one and another takes over.';
comment on column kernel.task.failure is 'Why it failed, a sentence for the person who started it.';
comment on column kernel.task.result_name is 'Name under which the result is saved; the bytes lie in <home>/tasks.';
create index task_open on kernel.task (beat_at) where ended_at is null;

alter table kernel.task enable row level security;
alter table kernel.task force row level security;
create policy mine on kernel.task for all using (person_id = (select kernel.me()) or (select kernel.sees_all()));
grant select, insert, update, delete on kernel.task to linggong_app;
