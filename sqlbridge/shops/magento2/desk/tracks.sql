-- The tracking numbers of the shipments of these orders, a shipment's first one last.
SELECT track.parent_id, track.carrier_code, track.title, track.track_number
FROM PREFIX_sales_shipment_track AS track
WHERE track.order_id IN :ids AND track.track_number <> ''
ORDER BY track.entity_id DESC;
