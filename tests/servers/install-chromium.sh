#!/bin/bash
# Debian's Chromium for the tests of the dashboard, where it is not there yet.
set -euo pipefail
if command -v chromium > /dev/null || [ -n "${SQLBRIDGE_TEST_BROWSER:-}" ]; then
    exit 0
fi
as_root=$([ "$(id -u)" = 0 ] || echo sudo -n)
$as_root apt-get -qq update
DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq -y --no-install-recommends install chromium > /dev/null
