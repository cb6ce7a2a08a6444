insert into base.claim by name (select * replace ('no' as post_id, 'c9' as claim_id) from base.claim)
