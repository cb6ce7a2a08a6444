select
    claim_id,
    kind
from claims
where kind not in ('count', 'share', 'ratio', 'money', 'rate', 'average', 'change', 'rank', 'duration', 'equation')
