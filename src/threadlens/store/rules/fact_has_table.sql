select reference_facts.fact_id
from reference_facts
anti join reference_tables using (table_name)
