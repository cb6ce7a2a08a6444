update base.passage set end_char = 999
