"""The outside: folders, settings, keyring, the reading process, submission. No Qt."""
