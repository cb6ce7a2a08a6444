insert into base.passage select * replace (1 as passage_no) from base.passage
