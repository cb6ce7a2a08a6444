insert into base.thread select * from base.thread
