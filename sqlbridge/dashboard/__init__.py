"""The dashboard: what an operator lives in. Rendered on the server, readable without JavaScript.

A request passes, from the outside: `security` (prefix, hosts, headers), `routing` (login, role, CSRF token, errors),
one of `pages` (reads by `sqlbridge.ledger`, acts by `sqlbridge.actions`), `rendering` (templates, language, zone).
"""
