insert into base.phoenix_reference values ('p1', 0, 0, 3, 'Pho', 'city', 1, 'r')
