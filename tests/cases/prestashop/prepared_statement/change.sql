PREPARE restock FROM 'UPDATE PREFIX_stock_available SET quantity = ? WHERE id_product = ? AND id_product_attribute = 0';
SET @quantity = 9, @product = 9001;
EXECUTE restock USING @quantity, @product;
EXECUTE restock USING @quantity, @product;
