update base.post set thread_id = 'no'
