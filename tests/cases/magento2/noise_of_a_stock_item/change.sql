UPDATE PREFIX_cataloginventory_stock_item SET low_stock_date = NOW(), notify_stock_qty = 3, stock_status_changed_auto = 1, max_sale_qty = 50
  WHERE product_id = 9001;
UPDATE PREFIX_cataloginventory_stock_item SET qty_increments = 6 WHERE product_id = 9001;
