insert into base.buzzword values ('p1', 0, 0, 3, 'agi', 'agile', 'mention', 1, 'r')
