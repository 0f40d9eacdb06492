CREATE TEMPORARY TABLE import_stock (sku VARCHAR(64), quantity INT) COLLATE utf8mb4_general_ci;
INSERT INTO import_stock VALUES ('SKU-1', 8), ('SKU-2', 5), ('SKU-9', 1);
UPDATE PREFIX_stock_available AS s
JOIN PREFIX_product AS p ON p.id_product = s.id_product
JOIN import_stock AS i ON i.sku = p.reference
SET s.quantity = i.quantity;
