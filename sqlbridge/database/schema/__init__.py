"""The bridge's tables, one module per subject, as SQLAlchemy Core sees them."""
