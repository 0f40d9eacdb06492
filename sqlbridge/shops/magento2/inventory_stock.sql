-- Multi-source inventory: the stock that a website sells from; 1 is the default stock.
SELECT channel.stock_id
FROM PREFIX_inventory_stock_sales_channel AS channel
WHERE channel.type = 'website' AND channel.code = :website;
