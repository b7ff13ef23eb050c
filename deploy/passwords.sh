#!/bin/sh
# Once, before the database's first start: a random password for it, and the bot's URL with it.
set -eu
made="${MADE:-/run/dutybell/made}"
[ -s "$made/DATABASE_URL" ] && exit 0
umask 022
password=$(python -c 'import secrets; print(secrets.token_urlsafe(32))')
printf '%s' "$password" > "$made/password"
printf 'postgresql://dutybell:%s@database/dutybell' "$password" > "$made/DATABASE_URL"
