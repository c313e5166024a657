import type { ReactNode } from 'react';
import { useMetaOf, useRoom } from '../room/room.js';
import { saidBy } from './said.js';
import { Age, PausedAge } from './age.js';
import { useChanged } from './motion.js';

interface TileFrameProps {
  readonly title: string;
  /** Stands beside the title: totals, a metric, what did not fit. */
  readonly extra?: ReactNode;
  readonly kind: string;
  /** What is shown, as a text: when it changes, the tile is marked for 2 s. */
  readonly mark?: string | undefined;
  readonly feed?: string;
  readonly className?: string;
  /** False where the content says its age itself. */
  readonly age?: boolean;
  readonly children: ReactNode;
}

/** The anatomy every tile has: the rule whose form is its state, the title, its age, its content. */
export function TileFrame({
  title,
  extra,
  kind,
  mark,
  feed,
  className = '',
  age = true,
  children,
}: TileFrameProps) {
  const status = useMetaOf((meta) => meta.status);
  const changed = useChanged(mark) && status === 'live';
  const look = changed ? 'changed' : status;
  return (
    <section
      className={`tile ${kind} ${look} ${className}`}
      data-tile={kind}
      data-look={look}
      data-feed={feed}
    >
      <div className="tt">
        <h3>{title}</h3>
        {extra !== undefined && <span className="x">{extra}</span>}
        {age && <Age changed={changed} />}
      </div>
      {children}
    </section>
  );
}

/** A paused mechanism's tile: grey, its reason in one line. */
export function PausedTile({ title, since, reason }: { title: string; since?: string; reason: string }) {
  return (
    <section className="tile paused" data-tile="paused" data-look="paused">
      <div className="tt">
        <h3>{title}</h3>
        <PausedAge since={since} />
      </div>
      <div className="why">{reason}</div>
    </section>
  );
}

/** A tile that could not be drawn; why, where somebody develops on the house. */
export function BrokenTile({ title, thrown }: { readonly title: string; readonly thrown: unknown }) {
  const { words, catalogue } = useRoom();
  return (
    <section className="tile paused" data-tile="broken" data-look="broken">
      <div className="tt">
        <h3>{title}</h3>
      </div>
      <div className="why">{words.t('ui.broken')}</div>
      {catalogue.development && <div className="why">{saidBy(thrown)}</div>}
    </section>
  );
}
