-- What the back office writes when the clerk makes a shipment of everything, with a tracking number.
INSERT INTO sales_shipment (store_id, order_id, created_at, updated_at)
SELECT store_id, entity_id, :now, :now FROM sales_order WHERE entity_id = :order;
INSERT INTO sales_shipment_item (parent_id, order_item_id, qty)
SELECT shipment.entity_id, item.item_id, item.qty_ordered
FROM sales_shipment AS shipment JOIN sales_order_item AS item ON item.order_id = shipment.order_id
WHERE shipment.order_id = :order;
INSERT INTO sales_shipment_track (parent_id, order_id, track_number, carrier_code, title, created_at)
SELECT entity_id, order_id, '00340434161094022115', 'dhl', 'DHL', :now
FROM sales_shipment WHERE order_id = :order;
UPDATE sales_order_item SET qty_shipped = qty_ordered WHERE order_id = :order;
