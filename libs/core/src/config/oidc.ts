import { z } from 'zod';
import { isLoopback } from './address.js';
import { StartFault } from './start-fault.js';

/** A provider of OpenID Connect whose word is taken for who somebody is. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it, on the button. */
  readonly name: string;
}

export const oidcSchema = {
  HELI_OIDC_ISSUER: z
    .url({
      protocol: /^https?$/,
      error: 'HELI_OIDC_ISSUER is the address of the provider, such as https://id.example.',
    })
    .refine((issuer) => issuer.startsWith('https:') || isLoopback(new URL(issuer).hostname), {
      error: 'HELI_OIDC_ISSUER begins with https: what it says would be readable on the way.',
    })
    .optional(),
  HELI_OIDC_CLIENT_ID: z.string().min(1).max(200).optional(),
  HELI_OIDC_CLIENT_SECRET: z.string().min(1).max(500).optional(),
  HELI_OIDC_NAME: z.string().min(1).max(50).default('OpenID Connect'),
};

interface Values {
  readonly HELI_OIDC_ISSUER?: string | undefined;
  readonly HELI_OIDC_CLIENT_ID?: string | undefined;
  readonly HELI_OIDC_CLIENT_SECRET?: string | undefined;
  readonly HELI_OIDC_NAME: string;
}

/** @throws StartFault where one is set without the others */
export function oidcOf(values: Values): OidcConfig | undefined {
  const {
    HELI_OIDC_ISSUER: issuer,
    HELI_OIDC_CLIENT_ID: clientId,
    HELI_OIDC_CLIENT_SECRET: clientSecret,
  } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    throw new StartFault(
      'Signing in with OpenID Connect needs HELI_OIDC_ISSUER, HELI_OIDC_CLIENT_ID and HELI_OIDC_CLIENT_SECRET: set all three.',
    );
  return { issuer, clientId, clientSecret, name: values.HELI_OIDC_NAME };
}
