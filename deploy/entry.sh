#!/bin/sh
# Every file in the secrets' folders is the variable of its name: secrets/SLACK_BOT_TOKEN, and so on.
# An empty or missing file is a token that is not there.
set -eu
for file in "${SECRETS:-/run/dutybell/secrets}"/* "${MADE:-/run/dutybell/made}"/DATABASE_URL; do
  name=$(basename "$file")
  case "$name" in *[!A-Z_]*) continue ;; esac
  if [ -s "$file" ]; then export "${name}_FILE=$file"; fi
done
# Without any platform, page or program there is no terminal to talk to here either: plan, answer
# /healthz, and wait.
given="${SLACK_BOT_TOKEN:-}${SLACK_BOT_TOKEN_FILE:-}${SLACK_CLIENT_ID:-}${SLACK_CLIENT_ID_FILE:-}"
given="$given${DISCORD_TOKEN:-}${DISCORD_TOKEN_FILE:-}"
given="$given${DUTYBELL_PUBLIC_URL:-}${DUTYBELL_PUBLIC_URL_FILE:-}"
given="$given${DUTYBELL_MCP_KEYS:-}${DUTYBELL_MCP_KEYS_FILE:-}"
given="$given${DUTYBELL_API_KEYS:-}${DUTYBELL_API_KEYS_FILE:-}"
if [ "$*" = "dutybell run" ] && [ -z "$given" ]; then
  set -- dutybell run --only deliver
fi
# For deploy/health.sh: the process that the next line becomes, where it is the bot. Any other command
# answers no /healthz, and must neither be ended for that nor be taken for the bot.
case "$*" in
  "dutybell run"*)
    if [ -n "${RUN_FOLDER:-}" ]; then
      rm -f "$RUN_FOLDER/unanswered"
      echo $$ > "$RUN_FOLDER/dutybell.pid"
    fi
    ;;
esac
exec "$@"
