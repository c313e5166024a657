import { unwatchFile, watchFile } from 'node:fs';
import type { Server } from 'node:https';
import { StartFault, type TlsFiles } from '@heli/core';
import { dayOf, readCertificate, type ServedCertificate } from './certificate.js';

/** Files are asked for their state rather than watched: that sees renames, links and network folders alike. */
const lookEveryMs = 5_000;
const warnDays = 14;
const remindEveryMs = 86_400_000;

interface Listeners {
  /** The server has taken a renewed certificate. */
  renewed(certificate: ServedCertificate): void;
  /** What lies there can't be used: the server goes on with the former one. */
  kept(reason: string): void;
  /** The certificate ends soon; said every day. */
  ends(sentence: string): void;
}

/** Lets a server take a renewed certificate while it runs: when its files change, and on SIGHUP. */
export function followRenewal(
  server: Server,
  files: TlsFiles,
  first: ServedCertificate,
  on: Listeners,
): () => void {
  let served = first;
  const take = (): void => {
    try {
      const certificate = readCertificate(files, new Date());
      server.setSecureContext(certificate.options);
      served = certificate;
      on.renewed(certificate);
    } catch (error) {
      if (!(error instanceof StartFault)) throw error;
      on.kept(error.message);
    }
  };
  const paths = [files.cert, files.key];
  for (const path of paths) watchFile(path, { interval: lookEveryMs, persistent: false }, take);
  process.on('SIGHUP', take);
  const reminder = setInterval(() => {
    const sentence = expiryWarning(served, new Date());
    if (sentence !== undefined) on.ends(sentence);
  }, remindEveryMs).unref();
  return () => {
    clearInterval(reminder);
    for (const path of paths) unwatchFile(path, take);
    process.off('SIGHUP', take);
  };
}

/** A sentence if the certificate ends soon. */
export function expiryWarning({ leaf }: ServedCertificate, now: Date): string | undefined {
  const days = Math.floor((leaf.validToDate.getTime() - now.getTime()) / 86_400_000);
  return days > warnDays
    ? undefined
    : `The certificate expires on ${dayOf(leaf.validToDate)}, in ${String(days)} days: renew it; no restart is needed.`;
}
