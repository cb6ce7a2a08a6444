update base.passage set post_id = 'no'
