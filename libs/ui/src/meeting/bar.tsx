/** A filled part of a bar, 0 to 1. */
export function Bar({ part, over = false }: { readonly part: number; readonly over?: boolean }) {
  return (
    <div className={over ? 'spent over' : 'spent'} aria-hidden="true">
      <i style={{ width: `${100 * Math.min(1, part)}%` }} />
    </div>
  );
}
