import { expect, it } from '@jest/globals';
import { adaptScript } from './adapt-script.js';

it('leads to the wall’s React wherever a script asks for it, and changes nothing else', async () => {
  const script = [
    'import { jsx } from "react/jsx-runtime";',
    "import * as React from 'react';",
    "import { own } from './react.js';",
    "const later = () => import('react');",
    'export const words = "import x from \'react\'";',
    "export { useState } from 'react';",
  ].join('\n');
  expect((await adaptScript(script)).split('\n')).toEqual([
    'import { jsx } from "/wall/shared/jsx-runtime.js";',
    "import * as React from '/wall/shared/react.js';",
    "import { own } from './react.js';",
    'const later = () => import("/wall/shared/react.js");',
    'export const words = "import x from \'react\'";',
    "export { useState } from '/wall/shared/react.js';",
  ]);
});
