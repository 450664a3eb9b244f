/**
 * Flags of Node for the worker. Without them the engine lets garbage pile up to several hundred MB before it looks,
 * because the machine has room; what the worker really holds stays under 100 MB at any file size.
 */
export const WORKER_FLAGS = ["--max-semi-space-size=16", "--max-old-space-size=256"];
