update base.verdict set evidence_sql = null
