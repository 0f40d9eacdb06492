-- What the website's currency is worth in the shop's.
SELECT found.rate FROM PREFIX_directory_currency_rate AS found
WHERE found.currency_from = :website AND found.currency_to = :shop;
