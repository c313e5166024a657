import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import { Refusal } from '@heli/sdk';

interface Placed {
  readonly organisation?: string;
}

/**
 * Refuses to store a row outside the organisations addressed, whatever a handler took a code or an id from; the
 * filters only cut what is read.
 */
export const writeScope: EventSubscriber = {
  onFlush({ em, uow }: FlushEventArgs): void {
    const changes = uow.getChangeSets().filter(({ meta }) => 'organisation' in meta.properties);
    if (changes.length === 0) return;
    const reach = em.getFilterParams<{ readonly wanted: readonly string[] | undefined }>(
      'organisations',
    ).wanted;
    if (reach === undefined) return;
    const outside = changes
      .flatMap(
        ({ entity, originalEntity }) => [entity, ...(originalEntity ? [originalEntity] : [])] as Placed[],
      )
      .find(({ organisation }) => !reach.includes(organisation ?? ''));
    if (!outside) return;
    const { organisation = '' } = outside;
    throw new Refusal('not-found', 'core.refusal.unknownOrganisation', { organisation });
  },
};
