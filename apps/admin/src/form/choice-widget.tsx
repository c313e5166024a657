import type { WidgetProps } from '@rjsf/utils';
import { Select } from 'antd';
import type { Choice, Data } from './schema.js';

/** One or several of a list that can be searched: units, organisations, records. */
export function ChoiceWidget(props: WidgetProps<Data>) {
  const { id, schema, options, disabled, readonly, required, onChange, onBlur, onFocus } = props;
  const choices = (options['choices'] ?? []) as Choice[];
  const several = schema.type === 'array';
  const chosen = props.value as string | string[] | undefined;
  return (
    <Select<string | string[]>
      id={id}
      className="wide"
      mode={several ? 'multiple' : undefined}
      allowClear={!required}
      disabled={disabled === true || readonly === true}
      value={chosen ?? (several ? [] : undefined)}
      options={choices}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(next) => onChange(next)}
      onBlur={() => onBlur(id, chosen)}
      onFocus={() => onFocus(id, chosen)}
    />
  );
}
