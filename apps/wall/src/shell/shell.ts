/**
 * Keeps the page on this device, so that a reboot with the server off still has a wall. Browsers allow it over HTTPS and
 * on the machine itself; elsewhere the wall goes without.
 */
export async function keepShell(): Promise<void> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  try {
    const options = { scope: '/wall', type: 'module', updateViaCache: 'none' } as const;
    await navigator.serviceWorker.register('/wall/shell.js', options);
  } catch (cause) {
    console.warn('The page is not kept on this device.', cause);
  }
}
