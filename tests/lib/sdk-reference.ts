import { basename, join, relative } from 'node:path';
import ts from 'typescript';

const options: ts.CompilerOptions = {
  ...{ declaration: true, emitDeclarationOnly: true, strict: true, skipLibCheck: true },
  ...{ target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.NodeNext },
  ...{ moduleResolution: ts.ModuleResolutionKind.NodeNext, verbatimModuleSyntax: true },
};

/** The SDK's entry points, as a plugin imports them. */
const entries = {
  '@heli/sdk': 'index.ts',
  '@heli/sdk/kit': 'kit/index.ts',
  '@heli/sdk/rows': 'kit/rows.ts',
  '@heli/sdk/ui': 'ui.ts',
};

/** Declarations of the SDK's files, without or with what is said about them. */
function emitted(home: string, program: ts.Program, removeComments: boolean): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const own = ts.createProgram(program.getRootFileNames(), { ...options, removeComments });
  own.emit(undefined, (path, text) => {
    if (path.endsWith('.d.ts')) files.set(relative(home, path), text.trim());
  });
  return files;
}

const programOf = (home: string): ts.Program =>
  ts.createProgram(
    Object.values(entries).map((entry) => join(home, entry)),
    options,
  );

/** What a plugin can see, file by file. */
export const surfaceOf = (home: string): string =>
  [...emitted(home, programOf(home), true)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([path, text]) => `// ${path}\n${text}\n`)
    .join('\n');

/** The statement of a file that declares a name. */
function declarationIn(text: string, name: string): string | undefined {
  const file = ts.createSourceFile('x.d.ts', text, ts.ScriptTarget.Latest, true);
  const found = file.statements.find((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.some((one) => one.name.getText() === name);
    return 'name' in statement && (statement.name as ts.Node | undefined)?.getText() === name;
  });
  return found?.getText().replaceAll(/^export (declare )?/g, '');
}

/** A page with everything that the SDK exports, its own words and its declaration. */
export function referenceOf(home: string): string {
  const program = programOf(home);
  const checker = program.getTypeChecker();
  const texts = emitted(home, program, false);
  const parts = Object.entries(entries).map(([module, entry]) => {
    const file = program.getSourceFile(join(home, entry))!;
    const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!);
    const rows = exported
      .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
      .filter(({ declarations = [] }) => declarations.length > 0)
      .sort((a, b) => a.name.localeCompare(b.name))
      .map((symbol) => {
        const source = symbol.declarations![0]!.getSourceFile().fileName;
        const path = relative(home, source).replace(/\.ts$/, '.d.ts');
        const declared = declarationIn(texts.get(path) ?? '', symbol.name) ?? symbol.name;
        const said = ts
          .displayPartsToString(symbol.getDocumentationComment(checker))
          .replaceAll(/\s*\n\s*/g, ' ');
        return `### ${symbol.name}\n\n${said === '' ? '' : `${said}\n\n`}\`\`\`ts\n${declared}\n\`\`\`\n\n_${basename(path, '.d.ts')}_\n`;
      });
    return `## ${module}\n\n${rows.join('\n')}`;
  });
  const head =
    '<!-- Written by tests/architecture/sdk-surface.test.ts from the types; do not edit. -->\n\n# What the SDK offers\n';
  return `${head}\n${parts.join('\n')}`;
}
