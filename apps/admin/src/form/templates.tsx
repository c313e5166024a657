import { generateTemplates } from '@rjsf/antd';
import {
  getUiOptions,
  TranslatableString,
  type BaseInputTemplateProps,
  type IconButtonProps,
  type TemplatesType,
  type TitleFieldProps,
} from '@rjsf/utils';
import { Button } from 'antd';
import { useWords } from '../language.js';
import type { Data } from './schema.js';

/** A group's name and what it is for; an item of a list has its number for a name. */
function GroupTitle({ id, title, uiSchema }: TitleFieldProps<Data>) {
  const { t } = useWords();
  const options: Readonly<Record<string, unknown>> = getUiOptions(uiSchema);
  const item = options['item'] === true ? /-(\d+)$/.exec(title)?.[1] : undefined;
  const lead = options['lead'];
  return (
    <div className={item === undefined ? 'group-title' : 'item-title'} id={id}>
      {item === undefined ? title : t('admin.form.item', { number: item })}
      {typeof lead === 'string' && <div className="small">{lead}</div>}
    </div>
  );
}

/** Says what it does: a bare sign would be for those who see it only. */
function AddButton({ registry, uiSchema: _uiSchema, ...props }: IconButtonProps<Data>) {
  const { id, disabled, onClick } = props;
  return (
    <Button {...(id !== undefined && { id })} disabled={disabled === true} onClick={onClick}>
      {registry.translateString(TranslatableString.AddItemButton)}
    </Button>
  );
}

const LibraryInput = generateTemplates<Data>().BaseInputTemplate!;

/** A number out of its limits stays as it was typed, and is told of: the library would put the limit in its place. */
function Input(props: BaseInputTemplateProps<Data>) {
  const { minimum: _, maximum: __, ...schema } = props.schema;
  return <LibraryInput {...props} schema={schema} />;
}

export const templates = {
  BaseInputTemplate: Input,
  TitleFieldTemplate: GroupTitle,
  ButtonTemplates: { AddButton } as TemplatesType<Data>['ButtonTemplates'],
} satisfies Partial<TemplatesType<Data>>;
