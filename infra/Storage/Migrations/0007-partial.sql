-- Articles that still wait for their page are few; they are found without reading the others.
create index revisions_partial on revisions (source, collected) where partial = 1;
