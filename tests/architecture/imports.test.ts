import { Linter } from 'eslint';
import { parser, plugin } from 'typescript-eslint';
import { importRules } from '../../tools/lint/imports.mjs';

const linter = new Linter({ configType: 'flat' });

/** What the linter says about one line in one place. */
function told(filename: string, code: string): string[] {
  const config = [
    {
      files: ['**/*.ts', '**/*.tsx'],
      languageOptions: { parser },
      plugins: { '@typescript-eslint': plugin },
    },
    ...importRules,
  ] as Linter.Config[];
  return linter.verify(code, config, { filename }).map(({ message }) => message);
}

describe('the linter refuses', () => {
  test.each([
    ['libs/sdk/src/a.ts', "import { readFile } from 'node:fs';", 'stands on zod alone'],
    ['libs/sdk/src/a.ts', "import { EntityManager } from '@mikro-orm/core';", 'import type'],
    ['libs/contracts/src/x/a.ts', "import { B } from '@heli/core';", 'data and pure functions'],
    ['libs/protocol/src/a.ts', "import React from 'react';", 'shared by server and browser'],
    ['libs/core/src/a.ts', "import x from '@heli/plugin-coordination';", 'what the registry loads'],
    ['libs/core/src/a.ts', "import { coordination } from '@heli/contracts/coordination';", 'import type'],
    ['plugins/x/src/a.ts', "import { Injectable } from '@nestjs/common';", 'lives on the SDK'],
    ['plugins/x/src/a.ts', "import { DatabaseSync } from 'node:sqlite';", 'lives on the SDK'],
    ['plugins/x/src/a.ts', "import { Server } from 'socket.io';", 'lives on the SDK'],
    ['plugins/x/src/a.ts', "import y from '@heli/plugin-y';", 'lives on the SDK'],
    ['plugins/x/src/a.test.ts', "import y from '@heli/plugin-y';", 'lives on the SDK'],
    ['plugins/x/src/commands/a.ts', "import { Tile } from '@heli/ui';", 'lives on the SDK'],
    ['libs/client/src/a.ts', "import React from 'react';", 'without React'],
    ['libs/ui/src/a.tsx', "import { join } from 'node:path';", 'draw what libs/client hands them'],
    ['apps/server/src/a.ts', "import x from '@heli/plugin-coordination';", 'it names none'],
    ['apps/wall/src/a.tsx', "import { B } from '@heli/core';", 'through @heli/client'],
    ['apps/server/src/a.ts', "import { B } from '@heli/core/dist/bus.js';", 'No deep imports'],
  ])('in %s: %s', (filename, code, cure) => {
    expect(told(filename, code)).toEqual([expect.stringContaining(cure)]);
  });
});

describe('the linter lets pass', () => {
  test.each([
    ['libs/sdk/src/a.ts', "import { z } from 'zod'; import type { EntityManager } from '@mikro-orm/core';"],
    ['libs/core/src/a.ts', "import type { coordination } from '@heli/contracts/coordination';"],
    ['plugins/x/src/a.ts', "import { handle } from '@heli/sdk'; import { b } from './b.js';"],
    ['plugins/x/src/a.test.ts', "import { house } from '@heli/testing'; import { join } from 'node:path';"],
    ['plugins/x/src/ui/a.tsx', "import { Tile } from '@heli/ui';"],
    ['apps/server/src/a.ts', "import { B } from '@heli/core';"],
    ['apps/server/src/a.test.ts', "import x from '@heli/plugin-coordination';"],
  ])('in %s: %s', (filename, code) => {
    expect(told(filename, code)).toEqual([]);
  });
});
