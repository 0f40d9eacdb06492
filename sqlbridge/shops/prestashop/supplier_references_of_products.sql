-- Under which references any supplier knows these products and their combinations: also one that was the default
-- supplier before, whose reference must be retired.
SELECT supplied.id_product AS entity_id, supplied.product_supplier_reference AS reference
FROM PREFIX_product_supplier AS supplied
WHERE supplied.id_product IN :ids AND supplied.product_supplier_reference <> '';
