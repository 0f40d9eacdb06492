"""What tells other versions of PrestaShop from the demo shop's 8.1.7: the changes of columns between them."""

from sqlbridge.shops.prestashop.desk import GRANTS

_NAMES = ("customer", "address")

OLD = (
    *(f"ALTER TABLE PREFIX_{table} MODIFY firstname varchar(32) NOT NULL" for table in _NAMES),
    *(f"ALTER TABLE PREFIX_{table} MODIFY lastname varchar(32) NOT NULL" for table in _NAMES),
    "ALTER TABLE PREFIX_customer MODIFY passwd varchar(32) NOT NULL, MODIFY email varchar(128) NOT NULL, "
    "MODIFY company varchar(64), DROP reset_password_token, DROP reset_password_validity",
    "ALTER TABLE PREFIX_cart DROP checkout_session_data",
    "ALTER TABLE PREFIX_cart_product DROP PRIMARY KEY, DROP id_customization, "
    "ADD PRIMARY KEY (id_cart, id_product, id_product_attribute, id_address_delivery)",
    "ALTER TABLE PREFIX_orders DROP note, ADD shipping_number varchar(64)",
    "ALTER TABLE PREFIX_order_detail DROP id_customization, DROP product_isbn, DROP product_mpn, "
    "DROP total_refunded_tax_excl, DROP total_refunded_tax_incl, MODIFY product_name varchar(255) NOT NULL, "
    "MODIFY product_reference varchar(32), MODIFY product_supplier_reference varchar(32)",
    "ALTER TABLE PREFIX_order_payment DROP id_employee, MODIFY amount decimal(10,2) NOT NULL",
    "ALTER TABLE PREFIX_order_invoice ADD invoice_address text, ADD delivery_address text",
    "ALTER TABLE PREFIX_order_cart_rule DROP deleted, MODIFY value decimal(17,2) NOT NULL",
    "ALTER TABLE PREFIX_stock_available DROP physical_quantity, DROP reserved_quantity, DROP location",
    *(
        f"ALTER TABLE PREFIX_{table} CONVERT TO CHARACTER SET utf8mb3"
        for table in ("customer", "address", "cart", "orders", "order_detail", "order_payment", "message")
    ),
)
"""1.6.1.24, in the characters of its time."""

NEW = (
    "ALTER TABLE PREFIX_orders MODIFY reference varchar(255)",
    "ALTER TABLE PREFIX_order_payment MODIFY order_reference varchar(255)",
    "ALTER TABLE PREFIX_order_detail MODIFY product_ean13 varchar(20)",
    # Upgrades leave tables in different collations, which the server refuses to compare.
    "ALTER TABLE PREFIX_order_payment CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
    "CREATE TABLE PREFIX_shipment (id_shipment int PRIMARY KEY AUTO_INCREMENT, id_order int NOT NULL, "
    "id_carrier int NOT NULL, shipped_at datetime, cancelled_at datetime, tracking_number varchar(255))",
    "CREATE TABLE PREFIX_shipment_product (id_shipment_product int PRIMARY KEY AUTO_INCREMENT, "
    "id_shipment int NOT NULL, id_order_detail int NOT NULL, quantity int)",
)
"""9.1.0."""

MYISAM = (
    *OLD,
    "ALTER TABLE PREFIX_configuration CONVERT TO CHARACTER SET utf8mb3",
    *(f"ALTER TABLE PREFIX_{table} ENGINE = MyISAM" for table in GRANTS if not table.startswith("shipment")),
)
"""1.6.1.24 on a host without InnoDB."""
