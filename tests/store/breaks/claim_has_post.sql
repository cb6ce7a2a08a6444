update base.claim set post_id = 'no'
