-- The private messages of an order.
SELECT message.message
FROM PREFIX_message AS message
WHERE message.id_order = :id_order AND message.private = 1
ORDER BY message.id_message;
