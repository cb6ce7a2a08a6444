"""What a person reads: findings on a terminal, in Markdown, as ClaimReview."""
