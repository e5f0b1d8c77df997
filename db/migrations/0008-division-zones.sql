-- Zones people name as work places, and divisions older than the list.
alter table divisions.division add column zone boolean not null default false;
comment on column divisions.division.zone is 'A development zone, port or airport people name as a work place; not a 街道, 镇 or 乡.';
alter table divisions.division alter column valid_from drop not null;
comment on column divisions.division.valid_from is 'Null: before the first list that was loaded.';

alter table law.holiday add column statutory boolean not null default false;
comment on column law.holiday.statutory is 'A statutory day (三倍工资, 劳动法 44), not a moved rest day.';
