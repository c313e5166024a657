import { useEffect, useState } from 'react';

/** Leads a keyboard back to where it was when this dialog opened, once the dialog is gone. */
export function useReturnFocus(): void {
  // Taken while drawing: by the time an effect runs, the dialog has the focus already.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => before instanceof HTMLElement && before.isConnected && before.focus());
    },
    [before],
  );
}
