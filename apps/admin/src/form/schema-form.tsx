import { ProblemError } from '@heli/client';
import { generateForm } from '@rjsf/antd';
import { ErrorSchemaBuilder, TranslatableString, type ErrorSchema } from '@rjsf/utils';
import { useMemo, useState, type ReactNode } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { ChoiceWidget } from './choice-widget.js';
import { FilesWidget } from './files-widget.js';
import { describe, type Data, type Naming, type Schema } from './schema.js';
import { templates } from './templates.js';
import { makeValidator } from './validator.js';

const Form = generateForm<Data>();
/** Short fields share a line, two of them or, where there is room, four. */
const layoutOf = (span: number) => ({
  colon: false,
  labelAlign: 'left',
  colSpan: {
    ...{ string: span, number: span, integer: span, boolean: span, choice: span },
    ...{ array: 24, object: 24, textarea: 24 },
  },
});
const layouts = { narrow: layoutOf(12), wide: layoutOf(6) };
/** The fields say what is wrong; without this the library writes it to the console too. */
const shown = (): void => undefined;
const widgets = { choice: ChoiceWidget, files: FilesWidget };

/** The few words of the form library that people get to see. */
const libraryWords: Partial<Record<TranslatableString, string>> = {
  [TranslatableString.AddItemButton]: 'admin.form.add',
  [TranslatableString.AddButton]: 'admin.form.add',
  [TranslatableString.RemoveButton]: 'admin.remove',
  [TranslatableString.MoveUpButton]: 'admin.form.up',
  [TranslatableString.MoveDownButton]: 'admin.form.down',
  [TranslatableString.YesLabel]: 'admin.yes',
  [TranslatableString.NoLabel]: 'admin.no',
  [TranslatableString.EmptyArray]: 'admin.form.none',
};

/** The server's objections, each at its field. */
export function errorsAt(error: unknown): ErrorSchema<Data> | undefined {
  if (!(error instanceof ProblemError) || !error.problem.errors) return undefined;
  const builder = new ErrorSchemaBuilder<Data>();
  for (const { field, detail } of error.problem.errors) builder.addErrors(detail, field.split('.'));
  return builder.ErrorSchema;
}

interface SchemaFormProps {
  /** Lets a button outside of the form submit it. */
  readonly id: string;
  readonly schema: Schema;
  readonly naming: Naming;
  readonly initial?: Data;
  /** Fields that `initial` fills and nobody sees. */
  readonly hidden?: readonly string[];
  /** What the server said of the last try. */
  readonly error?: unknown;
  /** Whether it has a page's width. */
  readonly wide?: boolean;
  readonly onSubmit: (data: Data) => void;
  readonly children?: ReactNode;
}

/** A form for any JSON Schema, checked here by the schema and in earnest by the server. */
export function SchemaForm(props: SchemaFormProps) {
  const { id, schema, naming, initial = {}, hidden = [], wide = false, error, onSubmit, children } = props;
  const { t, find } = useWords();
  const [data, setData] = useState(initial);
  const described = useMemo(() => describe(schema, naming, hidden), [schema, naming, hidden]);
  const validator = useMemo(
    () =>
      makeValidator((keyword, limit) => {
        const key = `admin.invalid.${keyword}`;
        return find(key) === undefined ? t('admin.invalid') : t(key, { limit });
      }),
    [t, find],
  );
  const atFields = useMemo(() => errorsAt(error), [error]);
  return (
    <>
      {error !== undefined && error !== null && <Problem error={error} />}
      <Form
        id={id}
        idPrefix={id}
        schema={described.schema}
        uiSchema={{ ...described.uiSchema, 'ui:submitButtonOptions': { norender: true } }}
        widgets={widgets}
        templates={templates}
        validator={validator}
        formData={data}
        formContext={wide ? layouts.wide : layouts.narrow}
        {...(atFields && { extraErrors: atFields })}
        noHtml5Validate
        showErrorList={false}
        focusOnFirstError
        translateString={(text) => t(libraryWords[text] ?? text)}
        onChange={({ formData }) => setData(formData ?? {})}
        onError={shown}
        onSubmit={({ formData }) => onSubmit(formData ?? {})}
      >
        {children ?? <></>}
      </Form>
    </>
  );
}
