-- A change that the trigger must log; never committed.
UPDATE PREFIX_stock_available SET quantity = quantity + 1 WHERE id_stock_available = :row;
