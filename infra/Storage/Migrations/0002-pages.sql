create table pages (
  article text not null primary key references articles (id) on delete cascade,
  kept bigint not null,
  url text not null,
  size bigint not null,
  content $blob$ not null
);
create index pages_kept on pages (kept);

create table imports (
  file text not null primary key,
  size bigint not null,
  modified bigint not null,
  done bigint not null,
  started bigint not null,
  updated bigint not null,
  finished bigint null
);
