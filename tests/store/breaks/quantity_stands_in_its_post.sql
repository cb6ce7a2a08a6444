update base.quantity set text = '401'
