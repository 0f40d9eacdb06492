-- What can be chosen of one attribute, by the labels of store 0 and of the store view.
SELECT choice.option_id AS id, label.value AS name
FROM PREFIX_eav_attribute_option AS choice
LEFT JOIN PREFIX_eav_attribute_option_value AS label
  ON label.option_id = choice.option_id AND label.store_id IN (0, :store)
WHERE choice.attribute_id = :attribute
ORDER BY choice.sort_order, choice.option_id, label.store_id;
