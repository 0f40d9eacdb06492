-- The indexers that run by schedule: Magento keeps triggers of its own for them.
SELECT view_id
FROM PREFIX_mview_state
WHERE mode = 'enabled';
