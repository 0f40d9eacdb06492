-- The lines of some orders.
SELECT detail.id_order,
       detail.id_order_detail,
       detail.product_id,
       IFNULL(detail.product_attribute_id, 0) AS product_attribute_id,
       detail.product_quantity,
       detail.product_quantity_refunded,
       detail.product_quantity_reinjected
FROM PREFIX_order_detail AS detail
WHERE detail.id_order IN :orders
ORDER BY detail.id_order, detail.id_order_detail;
