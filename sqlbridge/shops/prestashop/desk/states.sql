-- The order states that are in use, with what each means and its name in one language.
SELECT state.id_order_state,
       IFNULL(state.invoice, 0) AS invoice,
       state.delivery,
       state.shipped,
       state.logable,
       IFNULL(state_name.name, '') AS name
FROM PREFIX_order_state AS state
LEFT JOIN PREFIX_order_state_lang AS state_name
  ON state_name.id_order_state = state.id_order_state AND state_name.id_lang = :language
WHERE state.deleted = 0
ORDER BY state.id_order_state;
