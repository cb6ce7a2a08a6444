insert into base.run select * from base.run
