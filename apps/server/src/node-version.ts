const least = 26;

/** Ends the process with a sentence if this Node can't even load the product. */
export function refuseOldNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= least) return;
  process.stderr.write(
    `Node ${process.versions.node} is too old: start with "npm start", which brings Node ${String(least)}.\n`,
  );
  process.exit(1);
}
