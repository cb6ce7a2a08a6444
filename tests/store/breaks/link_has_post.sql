insert into base.link values ('no', 0, 'u', 't', 'link')
