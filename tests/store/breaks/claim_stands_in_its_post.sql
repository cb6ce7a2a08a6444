update base.claim set start_char = 1
