-- Makes the tables those of Adobe Commerce: catalog_product_entity holds versions of products under row_id, on which
-- values, tier prices and the parent's side of links hang.
ALTER TABLE catalog_product_website DROP FOREIGN KEY CAT_PRD_WS_PRD_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_super_link DROP FOREIGN KEY CAT_PRD_SPR_LNK_PRD_ID_CAT_PRD_ENTT_ENTT_ID,
  DROP FOREIGN KEY CAT_PRD_SPR_LNK_PARENT_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_relation DROP FOREIGN KEY CAT_PRD_RELATION_CHILD_ID_CAT_PRD_ENTT_ENTT_ID,
  DROP FOREIGN KEY CAT_PRD_RELATION_PARENT_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_link DROP FOREIGN KEY CATALOG_PRODUCT_LINK_PRODUCT_ID_CATALOG_PRODUCT_ENTITY_ENTITY_ID,
  DROP FOREIGN KEY CAT_PRD_LNK_LNKED_PRD_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE cataloginventory_stock_item DROP FOREIGN KEY CATINV_STOCK_ITEM_PRD_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_entity_decimal DROP FOREIGN KEY CAT_PRD_ENTT_DEC_ENTT_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_entity_int DROP FOREIGN KEY CAT_PRD_ENTT_INT_ENTT_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_entity_datetime DROP FOREIGN KEY CAT_PRD_ENTT_DTIME_ENTT_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_entity_text DROP FOREIGN KEY CAT_PRD_ENTT_TEXT_ENTT_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_entity_varchar DROP FOREIGN KEY CAT_PRD_ENTT_VCHR_ENTT_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_category_product DROP FOREIGN KEY CAT_CTGR_PRD_PRD_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_entity_tier_price DROP FOREIGN KEY CAT_PRD_ENTT_TIER_PRICE_ENTT_ID_CAT_PRD_ENTT_ENTT_ID;
ALTER TABLE catalog_product_entity_decimal CHANGE entity_id row_id int unsigned NOT NULL;
ALTER TABLE catalog_product_entity_int CHANGE entity_id row_id int unsigned NOT NULL;
ALTER TABLE catalog_product_entity_datetime CHANGE entity_id row_id int unsigned NOT NULL;
ALTER TABLE catalog_product_entity_text CHANGE entity_id row_id int unsigned NOT NULL;
ALTER TABLE catalog_product_entity_varchar CHANGE entity_id row_id int unsigned NOT NULL;
ALTER TABLE catalog_product_entity_tier_price CHANGE entity_id row_id int unsigned NOT NULL;
DELETE FROM catalog_product_entity;
ALTER TABLE catalog_product_entity MODIFY entity_id int unsigned NOT NULL, DROP PRIMARY KEY,
  ADD row_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST,
  ADD created_in bigint unsigned NOT NULL DEFAULT 1, ADD updated_in bigint unsigned NOT NULL DEFAULT 2147483647,
  ADD KEY CATALOG_PRODUCT_ENTITY_ENTITY_ID (entity_id);
