insert into base.content values ('h', 'zlib', ''::blob, 0), ('h', 'zlib', ''::blob, 0)
