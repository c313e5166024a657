import { useId } from 'react';

interface CardsProps {
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Nothing is chosen beforehand. */
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One of a few, each a card for a thumb. */
export function Cards({ legend, options, value, onChange }: CardsProps) {
  const name = useId();
  return (
    <fieldset className="cards">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'card chosen' : 'card'}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
