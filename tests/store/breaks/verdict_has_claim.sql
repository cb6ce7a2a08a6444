update base.verdict set claim_id = 'no'
