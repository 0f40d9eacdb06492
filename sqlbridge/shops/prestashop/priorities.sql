-- Products that weigh specific prices in an order of their own.
SELECT priority.id_product, priority.priority
FROM PREFIX_specific_price_priority AS priority
WHERE priority.id_product IN :products
ORDER BY priority.id_specific_price_priority;
