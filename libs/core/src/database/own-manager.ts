import type { EntityManager } from '@mikro-orm/core';

/** Does a unit of work in a savepoint of its own, with a manager that nobody can use once it has ended. */
export async function inSavepoint<T>(
  em: EntityManager,
  work: (own: EntityManager) => Promise<T>,
): Promise<T> {
  let own: EntityManager | undefined;
  try {
    return await em.transactional(
      (inner) => {
        own = inner;
        return work(inner);
      },
      { clear: true },
    );
  } finally {
    if (own) retire(own);
  }
}

/**
 * Makes every later use of a manager fail, whoever has kept it: what its filters let through was meant for one caller,
 * and a handler of the next could ask it.
 */
export function retire(em: EntityManager): void {
  em.getContext = () => {
    throw new Error('The context was used after its handler had ended.');
  };
}
