-- The currencies that a channel can name.
SELECT currency.iso_code AS name FROM PREFIX_currency AS currency WHERE currency.deleted = 0 ORDER BY currency.iso_code;
