insert into base.buzzword values ('no', 0, 0, 1, 'x', 'x', 'mention', 1, 'r')
