import { newKey } from '@heli/client';
import { useRef } from 'react';

interface OrderKey {
  /** The same order sent again, after an answer that never came, has the same key and is carried out once. */
  readonly keyOf: (input: object) => string;
  /** The order arrived: the same words are a new one from now on. */
  readonly forget: () => void;
}

export function useOrderKey(): OrderKey {
  const last = useRef({ text: '', key: '' });
  return {
    keyOf: (input) => {
      const text = JSON.stringify(input);
      if (last.current.text !== text) last.current = { text, key: newKey() };
      return last.current.key;
    },
    forget: () => void (last.current = { text: '', key: '' }),
  };
}
