package io.channelwatch.event;

import java.util.Map;

/** A whole rules directory: path relative to it, with forward slashes, to the file's text. */
public record RulesUpdate(
    String program, long version, Map<String, String> files, String appliedBy, long appliedAt) {}
