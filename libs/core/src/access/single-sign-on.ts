import { randomBytes } from 'node:crypto';
import * as client from 'openid-client';
import { Refusal } from '@heli/sdk';
import { isLoopback } from '../config/address.js';
import type { OidcConfig } from '../config/oidc.js';
import type { Claimed } from './identities.js';

/** What is remembered of somebody who was sent to the provider, until they come back. */
interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly until: number;
}

const errandMs = 10 * 60_000;
/** Who only sets out and never comes back makes room for others. */
const mostErrands = 1000;

/** Signing in by the word of a provider: authorization code flow with PKCE, state and nonce (OpenID Connect Core, 3.1). */
export class SingleSignOn {
  #found: Promise<client.Configuration> | undefined;
  readonly #errands = new Map<string, Errand>();

  constructor(private readonly config: OidcConfig) {}

  get name(): string {
    return this.config.name;
  }

  /** Where to send somebody, and by which secret of their browser they are known again. */
  async begin(redirectUri: string): Promise<{ readonly url: string; readonly secret: string }> {
    const provider = await this.#provider();
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const secret = randomBytes(32).toString('base64url');
    this.#errands.set(secret, { state, nonce, verifier, redirectUri, until: Date.now() + errandMs });
    if (this.#errands.size > mostErrands) this.#errands.delete(this.#errands.keys().next().value!);
    const url = client.buildAuthorizationUrl(provider, {
      ...{ redirect_uri: redirectUri, scope: 'openid profile email', state, nonce },
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, secret };
  }

  /**
   * Who came back with a code.
   * @throws Refusal forbidden where nobody was sent out so, or the provider does not stand by it
   */
  async end(secret: string | undefined, query: string): Promise<Claimed> {
    const errand = this.#errands.get(secret ?? '');
    this.#errands.delete(secret ?? '');
    if (!errand || errand.until < Date.now()) throw new Refusal('forbidden', 'core.refusal.signOnFailed');
    const provider = await this.#provider();
    try {
      const tokens = await client.authorizationCodeGrant(
        provider,
        new URL(`${errand.redirectUri}?${query}`),
        {
          ...{ pkceCodeVerifier: errand.verifier, expectedState: errand.state, expectedNonce: errand.nonce },
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims()!;
      const told = await client.fetchUserInfo(provider, tokens.access_token, claims.sub);
      const mail = told.email_verified === true ? told.email : undefined;
      return { issuer: claims.iss, subject: claims.sub, name: told.preferred_username ?? mail };
    } catch {
      // What the provider or somebody in between says is for nobody's eyes.
      throw new Refusal('forbidden', 'core.refusal.signOnFailed');
    }
  }

  /** Asked for its addresses once; again where it did not answer. */
  async #provider(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    const isNear = isLoopback(new URL(issuer).hostname) && issuer.startsWith('http:');
    this.#found ??= client.discovery(
      ...([new URL(issuer), clientId, clientSecret, undefined] as const),
      // Plain HTTP is allowed to this very machine only.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      isNear ? { execute: [client.allowInsecureRequests] } : {},
    );
    try {
      return await this.#found;
    } catch {
      this.#found = undefined;
      throw new Refusal('conflict', 'core.refusal.signOnUnreachable', { name: this.config.name });
    }
  }
}
