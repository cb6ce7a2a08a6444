select table_name
from reference_tables
group by table_name
having count(*) > 1
