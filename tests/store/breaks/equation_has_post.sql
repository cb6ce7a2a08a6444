insert into base.equation values ('no', 0, 'e', 0, 1, '+', '[]', '{}', 'r')
