-- Since when each of these orders is in one of these states, by the clock of the shop.
SELECT history.id_order, MIN(history.date_add) AS since
FROM PREFIX_order_history AS history
WHERE history.id_order IN :orders AND history.id_order_state IN :states
GROUP BY history.id_order;
