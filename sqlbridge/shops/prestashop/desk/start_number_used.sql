-- The shop wants a number next; it has been given, so the following ones count on from it.
UPDATE PREFIX_configuration
SET value = ''
WHERE name = :name AND value = :number AND (IFNULL(id_shop, 0) IN (0, :shop));
