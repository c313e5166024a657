import type { z } from 'zod';

/** What the OpenAPI document says of a route, beside what the router knows: its path, its method and who may use it. */
export interface Description<Answer> {
  /** Names the operation; its words are `core.route.<name>`. */
  readonly name: string;
  /** Groups it; the words are `core.tag.<tag>`. */
  readonly tag: RouteTag;
  /** The very schema that reads the body. */
  readonly body?: z.ZodType;
  /** Parameters of the query; one whose schema takes `undefined` may be left out. */
  readonly query?: Readonly<Record<string, z.ZodType>>;
  /** Held by the compiler to what the handler returns; left out where there is no body. */
  readonly answer?: z.ZodType<Answer>;
  /** Whether each use is written down: what changes something is, what is only looked at is not, unless it is said here. */
  readonly audited?: boolean;
  /** Bodies that are no JSON, by media type. */
  readonly raw?: { readonly sent?: string; readonly received?: string };
}

export const routeTags = ['access', 'display', 'file', 'number', 'system'] as const;
export type RouteTag = (typeof routeTags)[number];

const documentedKey = 'heli:documented';

type Handler<Answer> = (...args: never[]) => Answer | Promise<Answer>;

/** Describes a handler for whoever reads `/api/openapi.json`. A test finds the routes that have no description. */
export const Documented =
  <Answer = void>(description: Description<Answer>) =>
  <H extends Handler<Answer>>(_of: object, _name: string, property: TypedPropertyDescriptor<H>): void => {
    if (property.value) Reflect.defineMetadata(documentedKey, description, property.value);
  };

/** What was said of a handler. */
export const descriptionOf = (handler: object): Description<unknown> | undefined =>
  Reflect.getMetadata(documentedKey, handler) as Description<unknown> | undefined;
