-- Messages are kept for half a year.
create index message_made on notices.message (made_at);
grant delete on notices.message to linggong_app;
