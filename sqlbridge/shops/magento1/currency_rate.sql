-- What one unit of the shop's base currency is in that of a website which has its own.
SELECT currency.rate
FROM PREFIX_directory_currency_rate AS currency
WHERE currency.currency_from = :shop_currency AND currency.currency_to = :website_currency;
