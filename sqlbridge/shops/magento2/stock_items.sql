-- Quantity and stock rules of these products. A column counts only where its use_config column is 0.
SELECT item.product_id, item.qty, item.is_in_stock,
       item.manage_stock, item.use_config_manage_stock,
       item.backorders, item.use_config_backorders,
       item.min_qty, item.use_config_min_qty,
       item.min_sale_qty, item.use_config_min_sale_qty,
       item.enable_qty_increments, item.use_config_enable_qty_inc,
       item.qty_increments, item.use_config_qty_increments
FROM PREFIX_cataloginventory_stock_item AS item
WHERE item.product_id IN :ids AND item.stock_id = 1;
