/** Loaded into a server under test: tells its processor time when asked, and ends with whoever started it. */
process.on('message', () => process.send(process.cpuUsage()));
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
