-- The order states with what each means and its name in one language; orders may still be in one that was deleted.
SELECT state.id_order_state,
       IFNULL(state.invoice, 0) AS invoice,
       state.delivery,
       state.shipped,
       state.logable,
       state.deleted,
       IFNULL(state_name.name, '') AS name
FROM PREFIX_order_state AS state
LEFT JOIN PREFIX_order_state_lang AS state_name
  ON state_name.id_order_state = state.id_order_state AND state_name.id_lang = :language
ORDER BY state.id_order_state;
