/**
 * Flags of Node for the worker. Without the first two the engine lets garbage pile up to several hundred MB before it
 * looks, because the machine has room; what the worker really holds stays under 100 MB at any file size. Without the third
 * it looks through all of a small heap three times a second, whenever a quarter has been added to it. Garbage is collected
 * by the thread that made it: while a file is loaded the database keeps the other processors busy.
 */
export const WORKER_FLAGS = [
  "--max-semi-space-size=16",
  "--max-old-space-size=256",
  "--heap-growing-percent=100",
  "--single-threaded-gc",
];
