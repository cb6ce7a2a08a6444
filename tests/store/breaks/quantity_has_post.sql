update base.quantity set post_id = 'no'
