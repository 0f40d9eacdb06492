-- Every tax that an amount's own rate can be recognised by, those in use first.
SELECT tax.id_tax, tax.rate FROM PREFIX_tax AS tax WHERE tax.deleted = 0 AND tax.rate > 0 ORDER BY tax.active DESC, tax.id_tax;
