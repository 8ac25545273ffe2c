#!/bin/sh
# Submits a job to the cluster, unless it runs there: submit MAIN-CLASS JOB-NAME CONFIG
set -eu
if /opt/flink/bin/flink list -m "$JOB_MANAGER" | grep -q " : $2 ("; then
  echo "$2 runs already."
  exit 0
fi
exec /opt/flink/bin/flink run --detached -m "$JOB_MANAGER" -c "$1" \
  /opt/channelwatch/channelwatch.jar --config "$3"
