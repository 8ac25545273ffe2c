#!/bin/sh
# The command line, as built into its image.
# shellcheck disable=SC2086
exec java \
  --add-opens=java.base/java.util=ALL-UNNAMED \
  --add-opens=java.base/java.lang=ALL-UNNAMED \
  -Dfile.encoding=UTF-8 \
  -Dchannelwatch.home=/opt/channelwatch \
  -XX:+UseSerialGC \
  ${CHANNELWATCH_JAVA_OPTIONS:-} \
  -cp "/opt/channelwatch/lib/*" io.channelwatch.cli.Channelwatch "$@"
