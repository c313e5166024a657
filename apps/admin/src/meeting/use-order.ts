import { usePlace } from '../place.js';
import { useOrderKey } from '../server/order-key.js';
import { useSend } from '../server/queries.js';
import type { CouncilCommand } from './council.js';

interface Order {
  readonly send: (input: object, done?: (output: unknown) => void) => void;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly reset: () => void;
}

/** A command of the council; pressed again after a fault of the network it is still the same order. */
export function useOrder(command: CouncilCommand): Order {
  const { organisation } = usePlace();
  const { keyOf, forget } = useOrderKey();
  const { mutate, isPending, error, reset } = useSend(organisation, `council.${command}`);
  return {
    send: (input, done) => {
      const onSuccess = ({ output }: { readonly output: unknown }): void => {
        forget();
        // What was sent is not kept: it may have been a secret choice.
        reset();
        done?.(output);
      };
      mutate({ input, key: keyOf(input) }, { onSuccess });
    },
    pending: isPending,
    error,
    reset,
  };
}
