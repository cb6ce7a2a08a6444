insert into base.reference_table select 't', '', '', '', '', null, 'embedded', '' from range(2)
