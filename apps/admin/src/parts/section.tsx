import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  /** Stands at the right end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A rule, a title and what belongs to it: the page's tile. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        <div className="section-aside">{aside}</div>
      </div>
      {children}
    </section>
  );
}
