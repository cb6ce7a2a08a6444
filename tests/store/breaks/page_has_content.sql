insert into base.fetch values ('r', null, 's', null, 'no', now(), null, null, null, null)
