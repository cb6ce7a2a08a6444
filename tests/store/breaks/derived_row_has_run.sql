update base.claim set run_id = 'no'
