-- Makes the tables of categories those of Adobe Commerce: versions under row_id, on which their values hang.
ALTER TABLE catalog_category_product DROP FOREIGN KEY CAT_CTGR_PRD_CTGR_ID_CAT_CTGR_ENTT_ENTT_ID;
ALTER TABLE catalog_category_entity_varchar DROP FOREIGN KEY CAT_CTGR_ENTT_VCHR_ENTT_ID_CAT_CTGR_ENTT_ENTT_ID;
ALTER TABLE catalog_category_entity MODIFY entity_id int unsigned NOT NULL, DROP PRIMARY KEY,
  ADD row_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST,
  ADD created_in bigint unsigned NOT NULL DEFAULT 1, ADD updated_in bigint unsigned NOT NULL DEFAULT 2147483647;
ALTER TABLE catalog_category_entity_varchar CHANGE entity_id row_id int unsigned NOT NULL;
UPDATE catalog_category_entity_varchar AS called
  JOIN catalog_category_entity AS category ON category.entity_id = called.row_id
  SET called.row_id = category.row_id;
