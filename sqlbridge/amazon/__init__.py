"""Amazon's Selling Partner API, as far as price and stock need it."""

import os

# The client library reads these at import and in each constructor, where they override what it is told: a channel
# for Germany silently became one for the United States. This runs before any module here can import the library.
for _variable in ("SP_API_DEFAULT_MARKETPLACE", "SP_API_AUTH_CACHE_SIZE", "SP_API_AUTH_CACHE_TTL", "AWS_ENV"):
    os.environ.pop(_variable, None)
