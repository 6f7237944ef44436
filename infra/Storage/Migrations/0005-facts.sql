-- What a page says about itself, as a hash: a second reading that finds another date or author is a revision.
alter table revisions add column facts text not null default '';
