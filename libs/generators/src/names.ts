/** A name in the forms that code, files and tables want it. */
export interface Forms {
  /** `lampPost` */
  readonly camel: string;
  /** `LampPost` */
  readonly pascal: string;
  /** `lamp-post` */
  readonly kebab: string;
  /** `lamp_post` */
  readonly snake: string;
  /** `lamp post` */
  readonly words: string;
  /** `Lamp post` */
  readonly title: string;
}

const camelCase = /^[a-z][a-zA-Z0-9]*$/;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** @throws Error with a sentence that names what is wrong and the cure */
export function formsOf(name: string, what: string): Forms {
  if (!camelCase.test(name))
    throw new Error(
      `The ${what} "${name}" is not in camelCase: begin with a small letter, use letters and digits.`,
    );
  const joined = (by: string): string => name.replaceAll(/[A-Z]/g, (letter) => by + letter.toLowerCase());
  return {
    ...{ camel: name, pascal: upper(name), kebab: joined('-'), snake: joined('_') },
    ...{ words: joined(' '), title: upper(joined(' ')) },
  };
}

/** The English plural, as far as rules go. */
export function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** @throws Error with a sentence that names what is wrong and the cure */
export function checkId(id: string): string {
  if (!/^[a-z][a-z0-9]*$/.test(id))
    throw new Error(
      `The id "${id}" must be small letters and digits, such as "lamps": it begins every name.`,
    );
  if (['core', 'council'].includes(id)) throw new Error(`"${id}" is the house's own: choose another id.`);
  return id;
}
