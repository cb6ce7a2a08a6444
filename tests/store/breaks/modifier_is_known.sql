update base.claim set modifier = '≈'
