#!/bin/bash
# Install the MariaDB server program and its client, where they are missing. No service is started.
set -euo pipefail

PATH=$PATH:/usr/sbin
command -v mariadbd > /dev/null && command -v mariadb > /dev/null && exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    as_root=(sudo -n)
    if ! sudo -n true 2> /dev/null; then
        echo "MariaDB is missing. As root, run: apt-get install mariadb-server-core mariadb-client-core" >&2
        echo "(before Debian 12 and Ubuntu 24.04 these names end in -10.5 or -10.6)" >&2
        exit 1
    fi
fi

is_known() { [ -n "$(apt-cache madison "mariadb-server-core$1")" ]; }

"${as_root[@]}" apt-get -qq update
for suffix in "" -10.6 -10.5; do
    if is_known "$suffix"; then
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get -qq -y --no-install-recommends install \
            "mariadb-server-core$suffix" "mariadb-client-core$suffix"
        exit 0
    fi
done
echo "apt knows no mariadb-server-core: install a MariaDB server, or unpack one below .servers/" >&2
exit 1
