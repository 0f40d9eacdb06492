-- An order that can be cancelled, locked: it is neither ended, nor shipped or invoiced in part.
SELECT sold.increment_id
FROM PREFIX_sales_order AS sold
WHERE sold.entity_id = :order AND sold.state NOT IN ('canceled', 'closed', 'complete')
  AND NOT EXISTS (
    SELECT 1 FROM PREFIX_sales_order_item AS line
    WHERE line.order_id = sold.entity_id AND (line.qty_shipped > 0 OR line.qty_invoiced > 0))
  AND NOT EXISTS (SELECT 1 FROM PREFIX_sales_shipment AS sent WHERE sent.order_id = sold.entity_id)
FOR UPDATE;
