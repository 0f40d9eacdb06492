-- The tracking numbers of the shipments of orders, the latest first.
SELECT track.parent_id, track.carrier_code, track.title, track.track_number
FROM PREFIX_sales_flat_shipment_track AS track
JOIN PREFIX_sales_flat_shipment AS shipment ON shipment.entity_id = track.parent_id
WHERE shipment.order_id IN :orders AND track.track_number <> ''
ORDER BY track.entity_id DESC;
