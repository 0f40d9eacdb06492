-- What the back office writes when the clerk enters a tracking number and sets the order to "Shipped".
UPDATE ps_order_carrier SET tracking_number = '00340434161094022115' WHERE id_order = :order;
UPDATE ps_orders SET current_state = 4, date_upd = :now WHERE id_order = :order;
INSERT INTO ps_order_history (id_employee, id_order, id_order_state, date_add) VALUES (1, :order, 4, :now);
