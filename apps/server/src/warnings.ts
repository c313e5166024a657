import { isLoopback, type Config } from '@heli/core';
import { isFor, type ServedCertificate } from './tls/certificate.js';
import { expiryWarning } from './tls/renewal.js';

/** What is not wrong enough to stop the start, but will not work as people expect; a sentence each, with its cure. */
export function warningsOf(config: Config, certificate: ServedCertificate | undefined, now: Date): string[] {
  const { origin, trustProxy } = config;
  const found: (string | undefined)[] = [
    plainOnTheNetwork(config) ? plainSentence : undefined,
    isPromisedOnly(config) && !plainOnTheNetwork(config) ? promisedSentence : undefined,
    trustProxy !== 0 && origin === undefined
      ? 'HELI_TRUST_PROXY is set without HELI_ORIGIN: people who come by the proxy’s name are turned away; set HELI_ORIGIN to the address they use.'
      : undefined,
    certificate && origin !== undefined && !isFor(certificate.leaf, new URL(origin).hostname)
      ? `The certificate is not for ${new URL(origin).hostname}: browsers will refuse ${origin}; issue it with "npm run heli -- tls init --name ${new URL(origin).hostname}", or correct HELI_ORIGIN.`
      : undefined,
    certificate && expiryWarning(certificate, now),
  ];
  return found.filter((sentence) => sentence !== undefined);
}

const plainOnTheNetwork = ({ host, tls, trustProxy }: Config): boolean =>
  !isLoopback(host) && tls === undefined && trustProxy === 0;

const plainSentence =
  'Other machines reach this server by plain HTTP: passwords and numbers can be read on the way, and their browsers keep no session, so nobody can sign in from there; run "npm run heli -- tls init", or put a TLS proxy in front.';

/** People are sent to HTTPS that neither the server nor a proxy that it knows of speaks. */
const isPromisedOnly = ({ origin, tls, trustProxy }: Config): boolean =>
  origin?.startsWith('https:') === true && tls === undefined && trustProxy === 0;

const promisedSentence =
  'HELI_ORIGIN begins with https: but the server speaks plain HTTP and knows of no proxy: set HELI_TRUST_PROXY, or run "npm run heli -- tls init".';
