-- Hosts take turns. When a host may be asked next stands in one row of it, so that taking the next feeds never looks at all the others.
drop index feeds_due;
drop index feeds_host;
alter table feeds drop column leased;
create index feeds_turn on feeds (host, due);

create table hosts (
  host text not null primary key,
  due bigint not null,
  free bigint not null,
  turn bigint not null generated always as (case when due > free then due else free end) stored
);
create index hosts_turn on hosts (turn);
insert into hosts (host, due, free) select host, min(due), 0 from feeds group by host;
