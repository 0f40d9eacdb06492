-- A change that the trigger must log; never committed.
UPDATE PREFIX_cataloginventory_stock_item SET qty = COALESCE(qty, 0) + 1 WHERE item_id = :row;
