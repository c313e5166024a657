/** Loaded into a server under test: tells its processor time and its memory when asked, and ends with whoever started it. */
process.on('message', () => {
  // Only where it was started with --expose-gc: what is garbage already is not what it needs.
  globalThis.gc?.();
  process.send({ ...process.cpuUsage(), ...process.memoryUsage() });
});
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
