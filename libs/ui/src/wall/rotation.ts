import { useSyncExternalStore } from 'react';

const sceneMs = 30_000;

const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, 1_000);
  return () => clearInterval(timer);
};

/** Whose turn it is among scenes that share the screen by time. */
export const useRotation = (scenes: number): number =>
  useSyncExternalStore(subscribe, () => Math.floor(Date.now() / sceneMs) % Math.max(1, scenes));
