/**
 * The job jar on a Flink cluster as a platform team runs it: a JobManager and TaskManagers in JVMs
 * of their own, Kafka and a schema registry, and each of these failing while records flow.
 */
package io.channelwatch.cluster;
