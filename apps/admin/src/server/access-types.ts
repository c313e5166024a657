/** A row of `GET /api/sessions`. */
export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly current: boolean;
}

export interface Grant {
  readonly role: string;
  readonly organisation: string;
  readonly unitId: string | null;
  /** Comes with a post of the person's, and goes with it. */
  readonly byPost: boolean;
}

/** A row of `core.persons`. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

/** A row of `core.accounts`. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly personId: string | null;
  readonly organisation: string;
  readonly state: string;
  readonly hasPassword: boolean;
  readonly signOnName: string | null;
  readonly grants: readonly Grant[];
  readonly seenAt: string | null;
}

/** A row of `core.accountTokens`. */
export interface ApiToken {
  readonly id: string;
  readonly label: string;
  readonly roles: readonly string[] | null;
  readonly organisation: string | null;
  readonly expiresAt: string | null;
  readonly seenAt: string | null;
}

export interface NewToken {
  /** Where one acts from. */
  readonly organisation: string;
  readonly label: string;
  readonly roles?: readonly string[];
  readonly limitedTo?: string;
  readonly days: number;
}

/** A row of `GET /api/accounts/:id/permissions`. */
export interface Explained {
  readonly name: string;
  readonly kind: 'command' | 'query';
  readonly allowed: boolean;
  readonly by: (Grant & { readonly scope: string }) | null;
  readonly whyNot: 'outOfReach' | 'otherRole' | null;
  readonly holders: readonly string[];
}
