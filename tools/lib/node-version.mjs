// Imported first, and written for old engines: whoever comes with one gets a sentence, not a stack.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    `Heli needs Node 20 or newer to start, and this is ${process.version}. ` +
      'Install a current Node (https://nodejs.org) and try again.',
  );
  process.exit(1);
}
