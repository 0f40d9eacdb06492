-- The names of a country's tax rates, by percentage; the oldest of several comes last.
SELECT rate.rate, rate.code
FROM PREFIX_tax_calculation_rate AS rate
WHERE rate.tax_country_id = :country
ORDER BY rate.tax_calculation_rate_id DESC;
