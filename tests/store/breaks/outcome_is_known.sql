update base.verdict set outcome = 'maybe'
