insert into base.claim select * from base.claim
