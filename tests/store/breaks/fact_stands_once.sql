insert into base.fact select 'f', 'no', 0, 'm', 's', 'p', 1, 'u', null, null, null, '=', '', '', '', '', 'official', null, '{}' from range(2)
