/** The page's own React, for what plugins draw with: there is one (docs/decisions/0051). */
const react = globalThis[Symbol.for('heli.react')];

export default react;
export const {
  Children,
  Fragment,
  cloneElement,
  createElement,
  isValidElement,
  memo,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} = react;
