update base.claim set kind = 'guess'
