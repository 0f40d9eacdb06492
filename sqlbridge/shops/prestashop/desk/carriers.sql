-- The carriers that are in use; an edit of a carrier makes another row with the same id_reference.
SELECT carrier.id_carrier, carrier.id_reference, carrier.name
FROM PREFIX_carrier AS carrier
WHERE carrier.deleted = 0
ORDER BY carrier.active DESC, carrier.position, carrier.id_carrier;
