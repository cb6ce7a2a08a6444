insert into base.fact values ('f', 'no', 0, 'm', 's', 'p', 1, 'u', null, null, null, '=', '', '', '', '', 'official', null, '{}')
