insert into base.phoenix_reference values ('no', 0, 0, 1, 'x', 'city', 1, 'r')
