#!/bin/sh
# The rights that each part of Channelwatch needs on Kafka, and no others. With the topics' default
# names; put yours in their place. Run it as somebody who may alter ACLs:
#   BOOTSTRAP=kafka:9093 ADMIN=admin.properties docker/kafka-acls.sh
# KAFKA_ACLS names the tool where it is called otherwise.
set -eu

allow() {
  principal=$1
  shift
  "${KAFKA_ACLS:-kafka-acls.sh}" --bootstrap-server "$BOOTSTRAP" --command-config "$ADMIN" \
    --add --allow-principal "User:$principal" "$@"
}

# The alerting job. No group: it keeps its offsets in its own state.
allow channelwatch-alerting --operation Read \
  --topic deal-registrations --topic closed-revenue --topic partner-activity \
  --topic partner-profiles --topic partner-targets --topic fx-rates --topic alert-rules
allow channelwatch-alerting --operation Write \
  --topic alerts --topic clock --topic partner-kpis --topic dead-letters
# With `alerts.delivery: exactly-once` alone.
allow channelwatch-alerting --operation Write --operation Describe \
  --transactional-id channelwatch-alerting --resource-pattern-type prefixed

# The notifying job.
allow channelwatch-notifying --operation Read \
  --topic alerts --topic clock --topic partner-profiles --topic alert-rules --topic alert-silences
allow channelwatch-notifying --operation Write --topic notifications --topic dead-letters

# Whoever applies rules, silences, acknowledges and feeds dead letters again.
allow channelwatch-operator --operation Read \
  --topic alert-rules --topic alert-silences --topic dead-letters --topic clock
allow channelwatch-operator --operation Write \
  --topic alert-rules --topic alert-silences --topic dead-letters \
  --topic deal-registrations --topic closed-revenue --topic partner-activity \
  --topic partner-profiles --topic partner-targets --topic fx-rates
# For `status`.
allow channelwatch-operator --operation Describe \
  --topic alerts --topic partner-kpis --topic notifications

# `topics create`, once for each environment.
allow channelwatch-setup \
  --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs \
  --topic deal-registrations --topic closed-revenue --topic partner-activity \
  --topic partner-profiles --topic partner-targets --topic fx-rates \
  --topic alert-rules --topic alert-silences \
  --topic alerts --topic clock --topic partner-kpis --topic notifications --topic dead-letters
