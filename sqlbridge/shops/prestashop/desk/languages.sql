-- The languages that a shop speaks.
SELECT lang.id_lang, lang.iso_code, lang.language_code
FROM PREFIX_lang AS lang
JOIN PREFIX_lang_shop AS in_shop ON in_shop.id_lang = lang.id_lang AND in_shop.id_shop = :shop
WHERE lang.active = 1
ORDER BY lang.id_lang;
