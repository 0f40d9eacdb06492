-- An import writes every stock row as it is: an UPDATE that changes nothing
UPDATE ps_stock_available SET quantity = quantity;
