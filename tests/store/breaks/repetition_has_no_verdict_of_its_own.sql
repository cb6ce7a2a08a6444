update base.claim set repeats_claim_id = 'c1'
