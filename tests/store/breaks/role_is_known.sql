update base.passage set role = 'whisper'
