import { fieldsOf, type Data, type Schema } from '../form/schema.js';

/** What holds while nobody has changed anything: every setting has a default. */
export const defaultsOf = (schema: Schema): Data =>
  Object.fromEntries(
    fieldsOf(schema).map(([name, part]): [string, unknown] => [
      name,
      part.default ?? (part.type === 'object' ? defaultsOf(part) : undefined),
    ]),
  );
