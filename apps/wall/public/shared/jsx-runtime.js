/** What compiled JSX calls, by the page's own React (docs/decisions/0051). */
const { createElement, Fragment } = globalThis[Symbol.for('heli.react')];

const jsx = (type, props, key) => createElement(type, key === undefined ? props : { ...props, key });

export { Fragment, jsx, jsx as jsxs };
