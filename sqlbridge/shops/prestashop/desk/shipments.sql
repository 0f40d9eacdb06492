-- What was packed for some orders, parcel by parcel: PrestaShop 9.1 and later, where the shop uses that.
SELECT shipment.id_order,
       shipment.id_shipment,
       shipment.shipped_at,
       IFNULL(shipment.tracking_number, '') AS tracking_number,
       IFNULL(carrier.id_reference, 0) AS id_reference,
       IFNULL(carrier.name, '') AS name,
       packed.id_order_detail,
       packed.quantity
FROM PREFIX_shipment AS shipment
JOIN PREFIX_shipment_product AS packed ON packed.id_shipment = shipment.id_shipment AND packed.quantity > 0
LEFT JOIN PREFIX_carrier AS carrier ON carrier.id_carrier = shipment.id_carrier
WHERE shipment.id_order IN :orders AND shipment.cancelled_at IS NULL
ORDER BY shipment.id_order, shipment.id_shipment, packed.id_order_detail;
