"""One file a verb, each with `run(call, output) -> int`, its exit code. This face holds no logic."""
