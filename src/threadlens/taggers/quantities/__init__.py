"""Figures as people write them: numbers, shares, money, ratios, ranges, vague counts and equations."""
