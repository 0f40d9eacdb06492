-- An import writes every stock item as it is: an UPDATE that changes nothing
UPDATE cataloginventory_stock_item SET qty = qty;
