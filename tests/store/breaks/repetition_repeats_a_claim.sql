update base.claim set repeats_claim_id = 'no'
