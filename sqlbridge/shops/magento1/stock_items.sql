-- Quantity and stock rules; a column behind use_config... = 1 is void, the setting counts instead.
SELECT stock.product_id, stock.qty, stock.is_in_stock,
       stock.manage_stock, stock.use_config_manage_stock,
       stock.min_qty, stock.use_config_min_qty,
       stock.backorders, stock.use_config_backorders,
       stock.min_sale_qty, stock.use_config_min_sale_qty,
       stock.enable_qty_increments, stock.use_config_enable_qty_inc AS use_config_enable_qty_increments,
       stock.qty_increments, stock.use_config_qty_increments
FROM PREFIX_cataloginventory_stock_item AS stock
WHERE stock.product_id IN :ids AND stock.stock_id = 1;
