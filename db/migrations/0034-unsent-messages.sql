-- A message that could not be delivered is somebody's work: the market whose business it was tells the person by another way.
alter table notices.message
  add column told_at timestamptz,
  add column told_by uuid,
  add check ((told_at is null) = (told_by is null));
comment on column notices.message.told_at is 'When staff told the person by another way what the SMS could not.';
create index message_unsent on notices.message (market_id, message_id) where state = 'failed' and told_at is null;
