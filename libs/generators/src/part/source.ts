import ts from 'typescript';

type Literal = ts.ObjectLiteralExpression | ts.ArrayLiteralExpression;

const parsed = (source: string): ts.SourceFile =>
  ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);

/** The list or the object that an expression stands for: through `as const`, `satisfies`, and calls such as `defineEvents`. */
function literalIn(expression: ts.Expression | undefined): Literal | undefined {
  if (!expression) return undefined;
  if (ts.isObjectLiteralExpression(expression) || ts.isArrayLiteralExpression(expression)) return expression;
  if (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression))
    return literalIn(expression.expression);
  if (ts.isCallExpression(expression)) return literalIn(expression.arguments.at(-1));
  return undefined;
}

const constant = (file: ts.SourceFile, name: string): ts.Expression | undefined =>
  file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((one) => ts.isIdentifier(one.name) && one.name.text === name)?.initializer;

const exported = (file: ts.SourceFile): ts.Expression | undefined =>
  file.statements.find(ts.isExportAssignment)?.expression;

function propertyOf(literal: Literal | undefined, name: string): ts.Expression | undefined {
  if (!literal || !ts.isObjectLiteralExpression(literal)) return undefined;
  const found = literal.properties.find((one) => one.name?.getText() === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

function appended(source: string, literal: Literal, text: string): string {
  const { elements } = 'elements' in literal ? literal : { elements: literal.properties };
  const end = elements.length > 0 && !elements.hasTrailingComma ? elements.end : literal.end - 1;
  const comma = elements.length > 0 && !elements.hasTrailingComma ? ', ' : '';
  return `${source.slice(0, end)}${comma}${text}${source.slice(end)}`;
}

/**
 * Adds an entry at the end of the list or object that a constant holds.
 * @throws Error naming the constant that is not there
 */
export function addTo(source: string, name: string, entry: string): string {
  const literal = literalIn(constant(parsed(source), name));
  if (!literal) throw new Error(`There is no list or object "${name}" to add to.`);
  return appended(source, literal, entry);
}

/** Adds an entry to a property of what a file exports by default; the property is made where it is not there. */
export function addToDefault(source: string, property: string, entry: string, empty: '{}' | '[]'): string {
  const whole = literalIn(exported(parsed(source)));
  if (!whole) throw new Error('Its default export is no object to add to.');
  const literal = literalIn(propertyOf(whole, property));
  if (literal) return appended(source, literal, entry);
  return appended(source, whole, `${property}: ${empty.slice(0, 1)}${entry}${empty.slice(1)}`);
}

/** Adds an import after the last one, or its names to the one that stands for that module. */
export function addImport(source: string, name: string, from: string): string {
  const file = parsed(source);
  const imports = file.statements.filter(ts.isImportDeclaration);
  const same = imports.find(
    (one) =>
      ts.isStringLiteral(one.moduleSpecifier) &&
      one.moduleSpecifier.text === from &&
      one.importClause?.phaseModifier === undefined,
  );
  const named = same?.importClause?.namedBindings;
  if (named && ts.isNamedImports(named)) {
    if (named.elements.some((one) => one.name.text === name)) return source;
    const { end } = named.elements;
    return `${source.slice(0, end)}, ${name}${source.slice(end)}`;
  }
  const at = imports.at(-1)?.end ?? 0;
  return `${source.slice(0, at)}\nimport { ${name} } from '${from}';${source.slice(at)}`;
}

/** Whether an object that a constant holds has an entry of that name. */
export function hasEntry(source: string, name: string, entry: string): boolean {
  const literal = literalIn(constant(parsed(source), name));
  return propertyOf(literal, entry) !== undefined;
}
