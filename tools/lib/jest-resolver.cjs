const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

/** Our sources name their neighbours `./x.js`, as they are called once built; a test reads `./x.ts`. */
module.exports = (request, options) => {
  if (/^\.{1,2}\//.test(request) && request.endsWith('.js') && !options.basedir.includes('/node_modules/')) {
    const stem = resolve(options.basedir, request.slice(0, -3));
    for (const file of [`${stem}.ts`, `${stem}.tsx`]) if (existsSync(file)) return file;
  }
  return options.defaultResolver(request, options);
};
