-- The parcels of some orders and who carries them; of each order, the one to be told to Amazon comes last.
SELECT parcel.id_order,
       IFNULL(parcel.tracking_number, '') AS tracking_number,
       IFNULL(carrier.id_reference, 0) AS id_reference,
       IFNULL(carrier.name, '') AS name
FROM PREFIX_order_carrier AS parcel
LEFT JOIN PREFIX_carrier AS carrier ON carrier.id_carrier = parcel.id_carrier
WHERE parcel.id_order IN :orders
ORDER BY parcel.id_order, IFNULL(parcel.tracking_number, '') <> '', parcel.id_order_carrier;
