insert into base.post select * from base.post
